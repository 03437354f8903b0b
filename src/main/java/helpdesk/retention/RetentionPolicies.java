package helpdesk.retention;

import helpdesk.contact.Agent;
import helpdesk.database.Columns;
import helpdesk.database.PersonalText;
import helpdesk.security.AgentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The only retention policy.
@Repository
class RetentionPolicies {

    private static final String SELECT = """
        SELECT version, purge_after_days, run_at, zone, cancel_window_hours, next_run_at, set_by, set_by_subject, set_at
        FROM retention_policy WHERE id = 1\
        """;

    /// Until the next run, which is at most a day or so away unless a clock was wrong.
    private static final Duration LONGEST_WAIT = Duration.ofDays(14);

    private final JdbcClient jdbc;

    RetentionPolicies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    RetentionPolicy find() {
        return jdbc.sql(SELECT).query(RetentionPolicies::policy).single();
    }

    /// Makes others who set or run it wait for the end of the transaction.
    RetentionPolicy lock() {
        return jdbc.sql(SELECT + " FOR UPDATE").query(RetentionPolicies::policy).single();
    }

    /// Locks it if a run is due and nobody else has locked it. A run that is weeks away was set by a server whose clock
    /// was ahead, and would keep all others from running until then.
    Optional<RetentionPolicy> lockDue(Instant now) {
        return jdbc.sql(SELECT + " AND (next_run_at <= :now OR next_run_at > :tooLate) FOR UPDATE SKIP LOCKED")
                .param("now", Columns.of(now))
                .param("tooLate", Columns.of(now.plus(LONGEST_WAIT)))
                .query(RetentionPolicies::policy)
                .optional();
    }

    void set(@Nullable RetentionRules rules, @Nullable Instant nextRunAt, AgentCaller officer, Instant now) {
        jdbc.sql("""
            UPDATE retention_policy SET version = version + 1, purge_after_days = :days, run_at = :time, zone = :zone,
              cancel_window_hours = :hours, next_run_at = :next, set_by = :officer, set_by_subject = :subject,
              set_at = :now
            WHERE id = 1
            """)
                .param("days", rules == null ? null : rules.purgeAfterDays())
                .param("time", rules == null ? null : rules.runAt().time().toString())
                .param("zone", rules == null ? null : rules.runAt().zone())
                .param("hours", rules == null ? null : rules.cancelWindowHours())
                .param("next", nextRunAt == null ? null : Columns.of(nextRunAt))
                .param("officer", officer.displayName())
                .param("subject", officer.id())
                .param("now", Columns.of(now))
                .update();
    }

    void runNextAt(Instant nextRunAt) {
        jdbc.sql("UPDATE retention_policy SET next_run_at = :next WHERE id = 1")
                .param("next", Columns.of(nextRunAt))
                .update();
    }

    private static RetentionPolicy policy(ResultSet row, int number) throws SQLException {
        var officer = row.getString("set_by");
        return new RetentionPolicy(
                row.getInt("version"),
                row.getString("run_at") == null ? null : rules(row),
                Columns.instantOrNull(row, "next_run_at"),
                officer == null
                        ? null
                        : new Agent(
                                new PersonalText(officer), PersonalText.ofNullable(row.getString("set_by_subject"))),
                Columns.instantOrNull(row, "set_at"));
    }

    private static RetentionRules rules(ResultSet row) throws SQLException {
        return new RetentionRules(
                row.getInt("purge_after_days"),
                new DailyTime(LocalTime.parse(row.getString("run_at")), row.getString("zone")),
                row.getInt("cancel_window_hours"));
    }
}
