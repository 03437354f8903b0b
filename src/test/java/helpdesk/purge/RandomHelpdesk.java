package helpdesk.purge;

import helpdesk.contact.ContactId;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/// A help desk as chance has it, the same for the same seed: contacts, some of them soft deleted, with any number of
/// tickets, comments, ratings, collaborations, custom field values and idempotency records, none included, on their own
/// tickets and on each other's. Written in a few large inserts.
final class RandomHelpdesk {

    private static final LocalDateTime MORNING = LocalDateTime.parse("2026-03-29T08:00:00");
    private static final int CUSTOM_FIELDS = 3;

    private final Random random;
    private final JdbcOperations jdbc;
    private final List<UUID> contacts = new ArrayList<>();
    private final List<UUID> tickets = new ArrayList<>();
    private final List<ContactId> softDeleted = new ArrayList<>();

    RandomHelpdesk(long seed, JdbcOperations jdbc) {
        this.random = new Random(seed);
        this.jdbc = jdbc;
    }

    RandomHelpdesk withContacts(int count) {
        var rows = IntStream.range(0, count).mapToObj(this::aContact).toList();
        jdbc.batchUpdate("""
            INSERT INTO contact (id, version, state, name, email, email_key, phone, job_title, address,
                                 created_at, updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, rows);
        return this;
    }

    private @Nullable Object[] aContact(int number) {
        var id = anId();
        contacts.add(id);
        var isSoftDeleted = number == 0 || chance(2);
        if (isSoftDeleted) {
            softDeleted.add(new ContactId(id));
        }
        var email = chance(4) ? null : "person" + number + "@example.com";
        return new Object[] {
            bytes(id),
            1 + random.nextInt(9),
            isSoftDeleted ? "SOFT_DELETED" : "ACTIVE",
            "Person " + number,
            email,
            email,
            chance(2) ? null : "+493023125" + (100 + number),
            chance(2) ? null : "Baker",
            chance(2) ? null : "Berlin",
            MORNING,
            MORNING,
            isSoftDeleted ? MORNING : null,
            isSoftDeleted ? "Ada Agent" : null,
            isSoftDeleted ? "ada" : null
        };
    }

    RandomHelpdesk withCustomFieldValues() {
        var fields = IntStream.range(0, CUSTOM_FIELDS).mapToObj(_ -> anId()).toList();
        jdbc.batchUpdate(
                "INSERT INTO custom_field (id, field_key, label, type, choices) VALUES (?, ?, 'Field', 'TEXT', '[]')",
                fields.stream()
                        .map(id -> new Object[] {bytes(id), "field_" + id})
                        .toList());
        var values = new ArrayList<Object[]>();
        contacts.forEach(contact -> fields.stream()
                .filter(_ -> chance(2))
                .forEach(field -> values.add(new Object[] {bytes(contact), bytes(field), "Blue"})));
        jdbc.batchUpdate(
                "INSERT INTO custom_field_value (contact_id, custom_field_id, value) VALUES (?, ?, ?)", values);
        return this;
    }

    RandomHelpdesk withTickets(int mostForEachContact) {
        var rows = new ArrayList<Object[]>();
        contacts.forEach(requester -> IntStream.range(0, random.nextInt(mostForEachContact + 1))
                .forEach(_ -> rows.add(aTicketOf(requester))));
        jdbc.batchUpdate("""
            INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
            VALUES (?, ?, 'The printer', 'OPEN', ?, ?)
            """, rows);
        return this;
    }

    private Object[] aTicketOf(UUID requester) {
        var id = anId();
        tickets.add(id);
        return new Object[] {bytes(id), bytes(requester), MORNING, MORNING};
    }

    /// By contacts, agents, and people who are Deleted User already.
    RandomHelpdesk withComments(int mostOnEachTicket) {
        var rows = new ArrayList<@Nullable Object[]>();
        tickets.forEach(ticket -> IntStream.rangeClosed(1, random.nextInt(mostOnEachTicket + 1))
                .forEach(position -> rows.add(aCommentOn(ticket, position))));
        jdbc.batchUpdate("""
            INSERT INTO comment (id, ticket_id, position, author_contact_id, author_agent, recorded_by, visibility, body,
                                 created_at)
            VALUES (?, ?, ?, ?, ?, ?, 'PUBLIC', 'It does not print', ?)
            """, rows);
        return this;
    }

    private @Nullable Object[] aCommentOn(UUID ticket, int position) {
        var author = random.nextInt(8);
        return new Object[] {
            bytes(anId()),
            bytes(ticket),
            position,
            author < 5 ? bytes(oneOf(contacts)) : null,
            author == 5 ? "Ada Agent" : null,
            author < 5 ? "Ada Agent" : null,
            MORNING
        };
    }

    RandomHelpdesk withSurveyRatings() {
        var rows = new ArrayList<@Nullable Object[]>();
        tickets.forEach(ticket -> contacts.stream()
                .filter(_ -> chance(4))
                .forEach(rater -> rows.add(new Object[] {
                    bytes(anId()),
                    bytes(ticket),
                    1 + contacts.indexOf(rater),
                    chance(5) ? null : bytes(rater),
                    1 + random.nextInt(5),
                    MORNING
                })));
        jdbc.batchUpdate("""
            INSERT INTO survey_rating (id, ticket_id, position, rater_contact_id, recorded_by, score, remark, created_at)
            VALUES (?, ?, ?, ?, 'Ada Agent', ?, 'It took a while', ?)
            """, rows);
        return this;
    }

    RandomHelpdesk withCollaborators() {
        var rows = new ArrayList<Object[]>();
        tickets.forEach(ticket -> contacts.stream()
                .filter(_ -> chance(4))
                .forEach(contact -> rows.add(
                        new Object[] {bytes(ticket), bytes(contact), 1 + contacts.indexOf(contact), MORNING})));
        jdbc.batchUpdate(
                "INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at) VALUES (?, ?, ?, ?)",
                rows);
        return this;
    }

    /// Of what was made for each contact: by agents, in its own name, and in other people's.
    RandomHelpdesk withIdempotencyRecords() {
        var rows = new ArrayList<@Nullable Object[]>();
        contacts.forEach(owner -> contacts.stream()
                .filter(_ -> chance(2))
                .forEach(author -> rows.add(new Object[] {
                    aCode(), aCode(), bytes(anId()), bytes(owner), author.equals(owner) ? null : bytes(author)
                })));
        jdbc.batchUpdate("""
            INSERT INTO idempotency_record (key_code, request_code, result_id, owner_id, author_id)
            VALUES (?, ?, ?, ?, ?)
            """, rows);
        return this;
    }

    /// Which have ended.
    RandomHelpdesk withLegalHolds() {
        var rows = new ArrayList<Object[]>();
        contacts.forEach(contact -> IntStream.range(0, random.nextInt(3))
                .forEach(position ->
                        rows.add(new Object[] {bytes(anId()), bytes(contact), position, MORNING, MORNING})));
        jdbc.batchUpdate("""
            INSERT INTO legal_hold (id, contact_id, position, reason, placed_at, placed_by, placed_by_subject, ended_at)
            VALUES (?, ?, ?, 'A lawsuit', ?, 'Olga Officer', 'olga', ?)
            """, rows);
        return this;
    }

    private byte[] aCode() {
        var code = new byte[32];
        random.nextBytes(code);
        return code;
    }

    /// At least the first contact.
    List<ContactId> softDeleted() {
        return softDeleted;
    }

    private UUID anId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private static byte[] bytes(UUID id) {
        return new ContactId(id).bytes();
    }
}
