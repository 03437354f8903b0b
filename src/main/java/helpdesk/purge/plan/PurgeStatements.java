package helpdesk.purge.plan;

import helpdesk.contact.ContactId;
import helpdesk.purge.spi.PurgeStep;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the statements of a step, all from its one source: what is counted is what is done.
@Component
public class PurgeStatements {

    private final JdbcClient jdbc;

    PurgeStatements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    CountedStep count(PurgeStep step, ContactId contact) {
        return jdbc.sql(count(step))
                .param("contact", contact.bytes())
                .query((row, _) -> new CountedStep(step, row.getInt(1), row.getLong(2)))
                .single();
    }

    /// Does the step to some rows, at most so many; returns to how many.
    public int execute(PurgeStep step, ContactId contact, int most) {
        return jdbc.sql(execute(step))
                .param("contact", contact.bytes())
                .param("most", most)
                .update();
    }

    static String count(PurgeStep step) {
        return "SELECT COUNT(*), COALESCE(BIT_XOR(CRC32(CONCAT(%s))), 0) FROM %s".formatted(key(step), step.source());
    }

    /// The rows are chosen, by indexes and under shared locks, and then taken one by one by their primary key, in this
    /// order of the tables whatever the optimizer thinks: it changes no row that it does not choose.
    static String execute(PurgeStep step) {
        var chosen = "(SELECT %s FROM %s LIMIT :most) chosen".formatted(key(step), step.source());
        var same = step.key().stream()
                .map(column -> "target.%1$s = chosen.%1$s".formatted(column))
                .collect(Collectors.joining(" AND "));
        var tables = "%s STRAIGHT_JOIN %s target ON %s".formatted(chosen, step.table(), same);
        return step.change() == null ? "DELETE target FROM " + tables : "UPDATE " + tables + " SET " + step.change();
    }

    private static String key(PurgeStep step) {
        return step.key().stream().map(column -> "target." + column).collect(Collectors.joining(", "));
    }
}
