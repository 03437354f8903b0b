package helpdesk.purge;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import helpdesk.contact.ContactId;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeStep;
import java.sql.ResultSet;
import java.sql.SQLException;
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
    private final Map<PurgeStep, String> executions;
    private final Map<PurgeStep, String> wholeExecutions;
    private final List<String> links;
    private final List<String> locks;
    private final String count;
    private final String countWithSizes;
    private final JdbcClient jdbc;

    PurgeSteps(List<PurgeParticipant> participants, JdbcClient jdbc) {
        this.steps = participants.stream()
                .flatMap(participant -> participant.steps().stream())
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
        this.countWithSizes = count(steps, PurgeSteps::size);
        this.jdbc = jdbc;
    }

    /// In the order in which they are performed.
    List<PurgeStep> inOrder() {
        return steps;
    }

    /// Counts the rows of all steps for a contact, in one statement, at one moment. It reads indexes only: without the
    /// sizes of the rows.
    List<CountedStep> count(ContactId contact) {
        return count(contact, count);
    }

    /// The same with the sizes of the rows. For many rows, this takes five times as long.
    List<CountedStep> countWithSizes(ContactId contact) {
        return count(contact, countWithSizes);
    }

    private List<CountedStep> count(ContactId contact, String statement) {
        var counted = jdbc.sql(statement)
                .param(CONTACTS, List.of(contact.bytes()))
                .query((row, _) -> counted(row))
                .list();
        var found = counted.stream().collect(toMap(CountedStep::step, Function.identity()));
        return steps.stream()
                .map(step -> found.getOrDefault(step, new CountedStep(step, 0, 0, 0)))
                .toList();
    }

    private CountedStep counted(ResultSet row) throws SQLException {
        return new CountedStep(steps.get(row.getInt(1)), row.getInt(3), row.getLong(4), row.getLong(5));
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
