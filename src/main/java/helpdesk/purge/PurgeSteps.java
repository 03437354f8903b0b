package helpdesk.purge;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import helpdesk.contact.ContactId;
import helpdesk.contact.ExistingContact;
import helpdesk.database.Columns;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeStep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The steps of all participants, and the statements that count and execute them. Both are made from the same
/// source, so that the rows that are counted are the rows that are changed.
@Component
class PurgeSteps {

    private static final String CONTACTS = "contacts";

    private final List<PurgeStep> steps;
    private final List<PurgeBlocker> blockers;
    private final Map<PurgeStep, String> executions;
    private final Map<PurgeStep, String> wholeExecutions;
    private final List<String> links;
    private final List<String> locks;
    private final String count;
    private final String plan;
    private final String planWithSizes;
    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeSteps(List<PurgeParticipant> participants, JdbcClient jdbc, Clock clock) {
        this.steps = participants.stream()
                .flatMap(participant -> participant.steps().stream())
                .toList();
        this.blockers = participants.stream()
                .flatMap(participant -> participant.blockers().stream())
                .toList();
        this.executions = steps.stream().collect(toUnmodifiableMap(Function.identity(), PurgeSteps::execute));
        this.wholeExecutions = steps.stream().collect(toUnmodifiableMap(Function.identity(), PurgeSteps::executeAll));
        this.links = participants.stream()
                .flatMap(participant -> participant.links().stream())
                .toList();
        this.locks = participants.stream()
                .flatMap(participant -> participant.locks().stream())
                .toList();
        this.count = count(steps, _ -> "0");
        this.plan = count + blockers();
        this.planWithSizes = count(steps, PurgeSteps::size) + blockers();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// In the order in which they are performed.
    List<PurgeStep> inOrder() {
        return steps;
    }

    /// Counts the rows of all steps for a contact, in one statement, at one moment. It reads indexes only: without the
    /// sizes of the rows.
    List<CountedStep> count(ContactId contact) {
        return find(count, contact).steps();
    }

    /// What a purge of the contact would do now, and what blocks it, in one statement.
    PurgePlan plan(ExistingContact contact) {
        return find(plan, contact.id()).of(contact);
    }

    /// The same with the sizes of the rows. For many rows, this takes five times as long.
    PurgePlan planWithSizes(ExistingContact contact) {
        return find(planWithSizes, contact.id()).of(contact);
    }

    private Found find(String statement, ContactId contact) {
        var rows = jdbc
                .sql(statement)
                .param(CONTACTS, List.of(contact.bytes()))
                .param("now", Columns.of(clock.instant()))
                .query((row, _) -> new Row(row.getInt(1), row.getInt(3), row.getLong(4), row.getLong(5)))
                .list()
                .stream()
                .collect(toMap(Row::position, Function.identity()));
        return new Found(
                IntStream.range(0, steps.size())
                        .mapToObj(step -> rows.getOrDefault(step, Row.NONE).of(steps.get(step)))
                        .toList(),
                IntStream.range(0, blockers.size())
                        .filter(blocker -> rows.containsKey(steps.size() + blocker))
                        .mapToObj(blockers::get)
                        .toList());
    }

    /// What a statement has found.
    private record Found(List<CountedStep> steps, List<PurgeBlocker> blockers) {

        PurgePlan of(ExistingContact contact) {
            return new PurgePlan(contact, steps, blockers);
        }
    }

    /// What it has found for a step, or for a blocker, whose positions come after those of the steps.
    private record Row(int position, int count, long checksum, long bytes) {

        static final Row NONE = new Row(0, 0, 0, 0);

        CountedStep of(PurgeStep step) {
            return new CountedStep(step, count, checksum, bytes);
        }
    }

    /// Links rows to the contact that belong to it by its e-mail address alone.
    void linkRows(ContactId contact) {
        links.forEach(
                link -> jdbc.sql(link).param(CONTACTS, List.of(contact.bytes())).update());
    }

    /// Locks the rows that writers and other purges lock, too.
    void lockRows(ContactId contact) {
        locks.forEach(lock -> jdbc.sql(lock)
                .param(CONTACTS, List.of(contact.bytes()))
                .query(byte[].class)
                .list());
    }

    /// Executes a step for `most` rows or fewer, and returns their number.
    int execute(PurgeStep step, ContactId contact, int most) {
        return execute(executions, step, contact, most);
    }

    /// Executes a step that has counted few rows, after [#lockRows]. Returns the number of rows, which differs if there
    /// are others by now.
    int executeAll(CountedStep counted, ContactId contact) {
        return execute(wholeExecutions, counted.step(), contact, counted.count() + 1);
    }

    private int execute(Map<PurgeStep, String> statements, PurgeStep step, ContactId contact, int most) {
        return jdbc.sql(Objects.requireNonNull(statements.get(step)))
                .param(CONTACTS, List.of(contact.bytes()))
                .param("most", most)
                .update();
    }

    static String count(List<PurgeStep> steps, Function<PurgeStep, String> size) {
        return IntStream.range(0, steps.size())
                .mapToObj(position -> count(position, steps.get(position), size.apply(steps.get(position))))
                .collect(joining(" UNION ALL "));
    }

    private String blockers() {
        return IntStream.range(0, blockers.size())
                .mapToObj(position -> " UNION ALL " + look(steps.size() + position, blockers.get(position)))
                .collect(joining());
    }

    private static String look(int position, PurgeBlocker blocker) {
        return "SELECT " + position + " AS step, " + blocker.contact() + " AS counted_for, COUNT(*), 0, 0 FROM "
                + blocker.source() + " GROUP BY counted_for";
    }

    private static String count(int position, PurgeStep step, String size) {
        return "SELECT " + position + " AS step, " + step.contact() + " AS counted_for, COUNT(*), BIT_XOR(CRC32(CONCAT("
                + key(step) + "))), " + size + " FROM " + step.source() + " GROUP BY counted_for";
    }

    private static String size(PurgeStep step) {
        return step.size() == null ? "0" : "COALESCE(SUM(" + step.size() + "), 0)";
    }

    /// Chooses the rows by indexes and under shared locks, then takes each by its primary key. STRAIGHT_JOIN keeps
    /// this order, so that no other row is locked.
    static String execute(PurgeStep step) {
        var source = step.beginning() == null ? step.source() : step.beginning();
        var chosen = "(SELECT " + key(step) + " FROM " + source + " LIMIT :most) chosen";
        var same = step.key().stream()
                .map(column -> "target." + column + " = chosen." + column)
                .collect(joining(" AND "));
        var tables = chosen + " STRAIGHT_JOIN " + step.table() + " target ON " + same;
        return step.change() == null ? "DELETE target FROM " + tables : "UPDATE " + tables + " SET " + step.change();
    }

    /// Deletes without choosing the rows first, which takes less time if they are few. Nobody else changes them: the
    /// contact and its tickets are locked.
    static String executeAll(PurgeStep step) {
        return step.change() == null ? "DELETE target FROM " + step.source() : execute(step);
    }

    private static String key(PurgeStep step) {
        return step.key().stream().map(column -> "target." + column).collect(joining(", "));
    }
}
