package helpdesk.bench;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.PhoneNumber;
import helpdesk.contact.SearchWords;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Fills the database with a help desk, the same one each time: contacts with 5 custom field values (some of them
/// long) and 4 tickets of 3 comments each. One contact in ten is soft deleted. The newest ones have 6 tickets of 6
/// comments, and the oldest ones a ticket of 100 comments.
final class SampleData {

    private static final int LONG_TICKETS = 50;
    private static final int BUSY_CONTACTS = 200;
    private static final int BATCH = 500;
    private static final int FIELDS = 5;
    private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2020, 1, 1, 0, 0);

    /// Rows are added faster without these checks, and there is nothing yet that they could find.
    private static final String FAST =
            "?rewriteBatchedStatements=true&sessionVariables=unique_checks=0,foreign_key_checks=0,sql_log_bin=0";

    private static final String COMMENT =
            "comment (id, ticket_id, position, author_contact_id, author_agent, author_agent_subject, visibility, body,"
                    + " created_at)";

    private final Random chance = new Random(1);
    private final Words words = new Words(chance);
    private final List<UUID> fields = new ArrayList<>();
    private final List<UUID> authors = new ArrayList<>();
    private final String url;

    /// @param url without parameters
    SampleData(String url) {
        this.url = url + FAST;
    }

    private record NewContact(UUID id, String state, LocalDateTime since, int tickets, int comments) {}

    private record NewTicket(UUID id, NewContact requester, int comments) {}

    void load(int contacts) {
        sql(jdbc -> {
            defineFields(jdbc);
            for (var first = 0; first < contacts; first += BATCH) {
                var batch = IntStream.range(first, Math.min(first + BATCH, contacts))
                        .mapToObj(number -> newContact(number, contacts))
                        .toList();
                batch.forEach(contact -> authors.add(contact.id()));
                add(jdbc, batch);
                jdbc.execute("COMMIT");
            }
            jdbc.execute("ANALYZE TABLE contact, contact_search_word, custom_field_value, ticket, comment");
            return contacts;
        });
    }

    /// What an earlier run has loaded. The ids that runs add to it must not come again.
    void reuse() {
        chance.setSeed(System.nanoTime());
        sql(jdbc -> fields.addAll(ids(jdbc, "SELECT id FROM custom_field"))
                && authors.addAll(ids(jdbc, "SELECT id FROM contact LIMIT 1000")));
    }

    private static List<UUID> ids(JdbcTemplate jdbc, String question) {
        return jdbc.query(question, (row, _) -> UUIDUtil.uuid(row.getBytes(1)));
    }

    private NewContact newContact(int number, int contacts) {
        var since = FIRST_DAY.plusMinutes(number).plusNanos(1_000L * chance.nextInt(1_000_000));
        var isBusy = number >= contacts - BUSY_CONTACTS;
        var isSoftDeleted = !isBusy && number >= LONG_TICKETS && chance.nextInt(10) == 0;
        return new NewContact(
                newId(since), isSoftDeleted ? "SOFT_DELETED" : "ACTIVE", since, isBusy ? 6 : 4, isBusy ? 6 : 3);
    }

    /// More contacts, for writes that use them up. Each has two comments on somebody else's ticket, too. None has to do
    /// with another one of them: otherwise the purge of one would change the preview of the other.
    List<UUID> add(int contacts, String state, int tickets, int comments) {
        var since = LocalDateTime.now(ZoneOffset.UTC);
        var added = IntStream.range(0, contacts)
                .mapToObj(_ -> new NewContact(newId(since), state, since, tickets, comments))
                .toList();
        sql(jdbc -> {
            add(jdbc, added);
            return takePart(jdbc, added);
        });
        return added.stream().map(NewContact::id).toList();
    }

    private void defineFields(JdbcTemplate jdbc) {
        IntStream.range(0, FIELDS).forEach(_ -> fields.add(newId(FIRST_DAY)));
        insert(
                jdbc,
                "custom_field (id, field_key, label, type, choices)",
                IntStream.range(0, FIELDS).mapToObj(field ->
                        new Object[] {fields.get(field), "field_" + field, words.line(2, 60), "TEXT", "[]"}));
    }

    private void add(JdbcTemplate jdbc, List<NewContact> contacts) {
        var rows = contacts.stream().map(this::contact).toList();
        insert(
                jdbc,
                "contact (id, version, state, name, email, email_key, phone, job_title, address, created_at,"
                        + " updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)",
                rows.stream());
        insert(
                jdbc,
                "contact_search_word (contact_id, word, name)",
                rows.stream().flatMap(SampleData::searchWords));
        insert(
                jdbc,
                "custom_field_value (contact_id, custom_field_id, value)",
                contacts.stream().flatMap(this::values));
        addTickets(
                jdbc,
                contacts.stream()
                        .flatMap(contact -> IntStream.range(0, contact.tickets())
                                .mapToObj(number ->
                                        new NewTicket(newId(contact.since()), contact, commentsIn(contact, number))))
                        .toList());
    }

    private int commentsIn(NewContact contact, int ticket) {
        var isOldest = ticket == 0 && contact.since().isBefore(FIRST_DAY.plusMinutes(LONG_TICKETS));
        return isOldest ? 100 : contact.comments();
    }

    private void addTickets(JdbcTemplate jdbc, List<NewTicket> tickets) {
        insert(
                jdbc,
                "ticket (id, requester_id, subject, status, created_at, updated_at)",
                tickets.stream().map(this::ticket));
        insert(jdbc, COMMENT, tickets.stream().flatMap(this::comments));
    }

    private Object[] contact(NewContact contact) {
        var email = contact.id() + "@example.com";
        var agent = contact.state().equals("ACTIVE") ? null : "agent";
        return new Object[] {
            contact.id(),
            1,
            contact.state(),
            words.line(2, 200),
            email,
            email,
            "+4930901820",
            words.line(3, 200),
            words.line(8, 1_000),
            contact.since(),
            contact.since(),
            agent == null ? null : contact.since(),
            agent,
            agent
        };
    }

    /// Without the address, which is random: its words would be more than usual.
    private static Stream<Object[]> searchWords(Object... contact) {
        var name = (String) contact[3];
        return SearchWords.of(name, null, PhoneNumber.of((String) contact[6])).stream()
                .map(word -> new Object[] {contact[0], word, name});
    }

    /// One value in fifty is long.
    private Stream<Object[]> values(NewContact contact) {
        return fields.stream().map(field ->
                new Object[] {contact.id(), field, words.line(chance.nextInt(50) == 0 ? 300 : 2, 2_000)});
    }

    private Object[] ticket(NewTicket ticket) {
        var status = List.of("OPEN", "CLOSED", "PENDING", "RESOLVED").get(words.rank(4));
        var since = ticket.requester().since();
        return new Object[] {ticket.id(), ticket.requester().id(), words.line(6, 300), status, since, since};
    }

    private Stream<Object[]> comments(NewTicket ticket) {
        return IntStream.rangeClosed(1, ticket.comments())
                .mapToObj(position -> comment(ticket, position, author(ticket.requester())));
    }

    /// The requester, an agent (null), or somebody else.
    private @Nullable UUID author(NewContact requester) {
        return switch (chance.nextInt(4)) {
            case 0, 1 -> requester.id();
            case 2 -> null;
            default -> authors.get(words.rank(authors.size()));
        };
    }

    private Object[] comment(NewTicket ticket, int position, @Nullable UUID author) {
        var agent = author == null ? "An Agent" : null;
        return new Object[] {
            newId(ticket.requester().since()),
            ticket.id(),
            position,
            author,
            agent,
            agent,
            chance.nextInt(5) == 0 ? "PRIVATE" : "PUBLIC",
            words.text(5 + words.rank(100)),
            ticket.requester().since()
        };
    }

    private int takePart(JdbcTemplate jdbc, List<NewContact> contacts) {
        var other = new NewContact(authors.getFirst(), "ACTIVE", FIRST_DAY, 0, 0);
        var tickets = contacts.stream()
                .map(contact -> new NewTicket(newId(contact.since()), other, 0))
                .toList();
        addTickets(jdbc, tickets);
        var numbers = IntStream.range(0, contacts.size()).boxed().toList();
        insert(
                jdbc,
                COMMENT,
                numbers.stream()
                        .flatMap(number -> IntStream.rangeClosed(1, 2)
                                .mapToObj(position -> comment(
                                        tickets.get(number),
                                        position,
                                        contacts.get(number).id()))));
        insert(
                jdbc,
                "ticket_collaborator (ticket_id, contact_id, position, created_at)",
                numbers.stream().map(number -> new Object[] {
                    tickets.get(number).id(), contacts.get(number).id(), 1, FIRST_DAY
                }));
        return contacts.size();
    }

    private static void insert(JdbcTemplate jdbc, String columns, Stream<Object[]> rows) {
        var all = rows.toList();
        var number = columns.split(",", -1).length;
        var statement =
                "INSERT INTO " + columns + " VALUES (" + String.join(", ", Collections.nCopies(number, "?")) + ")";
        for (var from = 0; from < all.size(); from += BATCH) {
            var batch = all.subList(from, Math.min(from + BATCH, all.size()));
            jdbc.batchUpdate(statement, batch.stream().map(SampleData::inBytes).toList());
        }
    }

    private static Object[] inBytes(Object... row) {
        return Arrays.stream(row)
                .map(value -> value instanceof UUID id ? UUIDUtil.asByteArray(id) : value)
                .toArray();
    }

    private <T> T sql(Function<JdbcTemplate, T> work) {
        try (var connection = DriverManager.getConnection(url, "root", "")) {
            connection.setAutoCommit(false);
            var done = work.apply(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            connection.commit();
            return done;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /// A UUIDv7 of that moment, so that ids are as ordered as those that servers make.
    private UUID newId(LocalDateTime moment) {
        var millis = moment.toInstant(ZoneOffset.UTC).toEpochMilli();
        return new UUID(millis << 16 | 0x7000 | chance.nextInt(0x1000), chance.nextLong() >>> 2 | 1L << 63);
    }
}
