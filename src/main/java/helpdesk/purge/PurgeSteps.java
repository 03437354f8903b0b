package helpdesk.purge;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import helpdesk.contact.ContactId;
import helpdesk.contact.ExistingContact;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.purge.spi.PurgeBlocker;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeStep;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The steps of all participants, and the statements that count and execute them. Both are made from the same
/// source, so that the rows that are counted are the rows that are changed.
@Component
class PurgeSteps {

    /// Of a group, and the most ids in a statement. A group has as many ids in each statement, the last one of them
    /// repeated, so that the database prepares each statement once.
    static final int MOST_CONTACTS = 100;

    private static final String MEMBERS = ":members";

    private static final String OF_BATCH = """
        SELECT member.contact_id FROM purge_batch_contact member
        WHERE member.batch_id = :batch AND member.planned IS NOT NULL\
        """;

    private final List<PurgeStep> steps;
    private final List<PurgeBlocker> blockers;
    private final Map<PurgeStep, String> executions;
    private final Map<PurgeStep, String> wholeExecutions;
    private final List<String> links;
    private final List<String> locks;
    private final String count;
    private final String plan;
    private final String planWithSizes;
    private final String planInBatch;
    private final String planInBatchWithSizes;
    private final String looks;
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
        var counting = count(steps, _ -> "0");
        var withSizes = count(steps, PurgeSteps::size);
        this.count = alone(counting);
        this.looks = IntStream.range(0, blockers.size())
                .mapToObj(position -> look(steps.size() + position, blockers.get(position)))
                .collect(joining(" UNION ALL "));
        var andLooks = blockers.isEmpty() ? "" : " UNION ALL " + looks;
        this.plan = alone(counting) + andLooks;
        this.planWithSizes = alone(withSizes) + andLooks;
        this.planInBatch = inBatch(counting) + andLooks;
        this.planInBatchWithSizes = inBatch(withSizes) + andLooks;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Nobody else is purged before the contacts.
    static String alone(String statement) {
        return statement.replace(MEMBERS, ":contacts");
    }

    /// Other contacts of the batch may be purged before them.
    private static String inBatch(String statement) {
        return statement.replace(MEMBERS, OF_BATCH);
    }

    /// In the order in which they are performed.
    List<PurgeStep> inOrder() {
        return steps;
    }

    /// Counts the rows of all steps for a contact, in one statement, at one moment. It reads indexes only: without the
    /// sizes of the rows.
    List<CountedStep> count(ContactId contact) {
        return of(find(count, List.of(contact), Map.of()), contact).steps();
    }

    /// What a purge of the contact would do now, and what blocks it, in one statement.
    PurgePlan plan(ExistingContact contact) {
        return plans(plan, List.of(contact), Map.of()).getFirst();
    }

    /// The same with the sizes of the rows. For many rows, this takes five times as long.
    PurgePlan planWithSizes(ExistingContact contact) {
        return planWithSizes(List.of(contact)).getFirst();
    }

    /// What purges of the contacts would do, one after another, in the order of their ids.
    List<PurgePlan> planWithSizes(List<? extends ExistingContact> contacts) {
        return plans(planWithSizes, contacts, Map.of());
    }

    /// What purges of the contacts will do in the course of the batch: the same before and after those of its contacts
    /// that come first.
    List<PurgePlan> planInBatch(List<? extends ExistingContact> contacts, PurgeBatchId batch) {
        return plans(planInBatch, contacts, Map.of("batch", batch.bytes()));
    }

    /// The same with the sizes of the rows.
    List<PurgePlan> planInBatchWithSizes(List<? extends ExistingContact> contacts, PurgeBatchId batch) {
        return plans(planInBatchWithSizes, contacts, Map.of("batch", batch.bytes()));
    }

    private List<PurgePlan> plans(
            String statement, List<? extends ExistingContact> contacts, Map<String, ?> parameters) {
        if (contacts.isEmpty()) {
            return List.of();
        }
        var rows = find(statement, contacts.stream().map(ExistingContact::id).toList(), parameters);
        return contacts.stream()
                .map(contact -> of(rows, contact.id()).of(contact))
                .toList();
    }

    private Map<ContactId, List<Row>> find(
            String statement, Collection<ContactId> contacts, Map<String, ?> parameters) {
        return jdbc
                .sql(statement)
                .param("contacts", ids(contacts))
                .param("now", Columns.of(clock.instant()))
                .params(parameters)
                .query((row, _) -> new Row(
                        row.getInt(1),
                        new ContactId(EntityId.uuid(row.getBytes(2))),
                        row.getInt(3),
                        row.getLong(4),
                        row.getLong(5)))
                .list()
                .stream()
                .collect(groupingBy(Row::contact));
    }

    private Found of(Map<ContactId, List<Row>> found, ContactId contact) {
        var rows = found.getOrDefault(contact, List.of()).stream().collect(toMap(Row::position, Function.identity()));
        return new Found(
                IntStream.range(0, steps.size())
                        .mapToObj(step -> counted(steps.get(step), rows.get(step)))
                        .toList(),
                IntStream.range(0, blockers.size())
                        .filter(blocker -> rows.containsKey(steps.size() + blocker))
                        .mapToObj(blockers::get)
                        .toList());
    }

    private static CountedStep counted(PurgeStep step, @Nullable Row row) {
        return row == null
                ? new CountedStep(step, 0, 0, 0)
                : new CountedStep(step, row.count(), row.checksum(), row.bytes());
    }

    /// What a statement has found for a contact.
    private record Found(List<CountedStep> steps, List<PurgeBlocker> blockers) {

        PurgePlan of(ExistingContact contact) {
            return new PurgePlan(contact, steps, blockers);
        }
    }

    /// What it has found for a step, or for a blocker, whose positions come after those of the steps.
    private record Row(int position, ContactId contact, int count, long checksum, long bytes) {}

    /// The names of what blocks purges of the contacts. Those that nothing blocks are left out.
    Map<ContactId, List<String>> blockers(Collection<ContactId> contacts) {
        return contacts.isEmpty() || blockers.isEmpty()
                ? Map.of()
                : find(looks, contacts, Map.of()).entrySet().stream()
                        .collect(toMap(Map.Entry::getKey, found -> names(found.getValue())));
    }

    private List<String> names(List<Row> found) {
        return found.stream()
                .map(row -> blockers.get(row.position() - steps.size()).name())
                .toList();
    }

    /// How many rows of the contacts are left.
    int countAll(Collection<ContactId> contacts) {
        return find(count, contacts, Map.of()).values().stream()
                .flatMap(Collection::stream)
                .mapToInt(Row::count)
                .sum();
    }

    /// Links rows to the contacts that belong to them by their e-mail address alone.
    void linkRows(Collection<ContactId> contacts) {
        if (!contacts.isEmpty()) {
            links.forEach(
                    link -> jdbc.sql(link).param("contacts", ids(contacts)).update());
        }
    }

    /// Locks the rows that writers and other purges lock, too.
    void lockRows(Collection<ContactId> contacts) {
        locks.forEach(lock -> jdbc.sql(lock)
                .param("contacts", ids(contacts))
                .query(byte[].class)
                .list());
    }

    /// Executes a step for `most` rows or fewer, and returns their number.
    int execute(PurgeStep step, ContactId contact, int most) {
        return execute(executions, step, List.of(contact), most);
    }

    /// Executes a step that has counted few rows, after [#lockRows]. Returns the number of rows, which differs if there
    /// are others by now.
    int executeAll(PurgeStep step, Collection<ContactId> contacts, int counted) {
        return execute(wholeExecutions, step, contacts, counted + 1);
    }

    private int execute(Map<PurgeStep, String> statements, PurgeStep step, Collection<ContactId> contacts, int most) {
        return jdbc.sql(Objects.requireNonNull(statements.get(step)))
                .param("contacts", ids(contacts))
                .param("most", most)
                .update();
    }

    private static List<byte[]> ids(Collection<ContactId> contacts) {
        var ids = contacts.stream().map(ContactId::bytes).toList();
        return ids.size() <= 1 || ids.size() > MOST_CONTACTS
                ? ids
                : Stream.concat(ids.stream(), Stream.generate(ids::getLast))
                        .limit(MOST_CONTACTS)
                        .toList();
    }

    static String count(List<PurgeStep> steps, Function<PurgeStep, String> size) {
        return IntStream.range(0, steps.size())
                .mapToObj(position -> count(position, steps.get(position), size.apply(steps.get(position))))
                .collect(joining(" UNION ALL "));
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
        return alone(
                step.change() == null ? "DELETE target FROM " + tables : "UPDATE " + tables + " SET " + step.change());
    }

    /// Deletes without choosing the rows first, which takes less time if they are few. Nobody else changes them: the
    /// contact and its tickets are locked.
    static String executeAll(PurgeStep step) {
        return step.change() == null ? alone("DELETE target FROM " + step.source()) : execute(step);
    }

    private static String key(PurgeStep step) {
        return step.key().stream().map(column -> "target." + column).collect(joining(", "));
    }
}
