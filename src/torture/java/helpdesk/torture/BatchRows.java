package helpdesk.torture;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.ContactId;
import helpdesk.graphql.GlobalId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcOperations;

/// Contacts for a batch, straight into the database: all soft deleted, and half of them in each other's tickets.
record BatchRows(JdbcOperations jdbc) {

    /// @param softDeletedAt what the batch finds them by
    void add(List<Person> people, Instant softDeletedAt) {
        people.forEach(person -> person.id = new ContactId(UUID.randomUUID()).global());
        insert(
                """
                INSERT INTO contact (id, version, state, name, email, email_key, phone, job_title, address, created_at,
                                     updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)
                VALUES (?, 1, 'SOFT_DELETED', ?, ?, ?, ?, ?, ?, ?, ?, ?, 'Olga Officer', 'officer')
                """,
                people.stream().map(person -> contact(person, softDeletedAt)).toList());
        insert(
                "INSERT INTO contact_search_word (contact_id, word, name) VALUES (?, ?, ?)",
                people.stream()
                        .map(person -> new Object[] {
                            person.key(), Canary.text(person.number, "").strip(), Canary.text(person.number, "name")
                        })
                        .toList());
        addTickets(people.subList(0, people.size() / 2));
    }

    private static Object[] contact(Person person, Instant softDeletedAt) {
        var email = Canary.email(person.number);
        var time = Timestamp.from(softDeletedAt);
        return new Object[] {
            person.key(),
            Canary.text(person.number, "name"),
            email,
            email,
            Canary.phone(person.number),
            Canary.text(person.number, "job"),
            Canary.text(person.number, "address"),
            time,
            time,
            time
        };
    }

    /// One of each. The two next to it write there and take part.
    private void addTickets(List<Person> people) {
        var now = Timestamp.from(Instant.now());
        var tickets = people.stream().map(_ -> BulkRows.newId()).toList();
        var requesters = IntStream.range(0, people.size()).boxed().toList();
        insert(
                """
                INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
                VALUES (?, ?, ?, 'OPEN', ?, ?)
                """,
                requesters.stream()
                        .map(at -> new Object[] {tickets.get(at), people.get(at).key(), text(people, at), now, now})
                        .toList());
        var comments = new ArrayList<Object[]>();
        var collaborators = new ArrayList<Object[]>();
        var ratings = new ArrayList<Object[]>();
        for (var at : requesters) {
            var ticket = tickets.get(at);
            people.get(at).tickets.add(new GlobalId('T', UUIDUtil.uuid(ticket)).toString());
            var text = text(people, at);
            comments.add(
                    new Object[] {BulkRows.newId(), ticket, 1, people.get(at).key(), text, now});
            for (var position = 1; position <= 2; position++) {
                var other = people.get((at + position) % people.size()).key();
                comments.add(new Object[] {BulkRows.newId(), ticket, position + 1, other, text, now});
                collaborators.add(new Object[] {ticket, other, position, now});
                ratings.add(new Object[] {BulkRows.newId(), ticket, position, other, text, now});
            }
        }
        insert("""
            INSERT INTO comment (id, ticket_id, position, author_contact_id, visibility, body, created_at)
            VALUES (?, ?, ?, ?, 'PUBLIC', ?, ?)
            """, comments);
        insert(
                "INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at) VALUES (?, ?, ?, ?)",
                collaborators);
        insert("""
            INSERT INTO survey_rating (id, ticket_id, position, rater_contact_id, score, remark, created_at)
            VALUES (?, ?, ?, ?, 3, ?, ?)
            """, ratings);
    }

    private static String text(List<Person> people, int requester) {
        return Canary.text(people.get(requester).number, "in a batch");
    }

    private void insert(String statement, List<Object[]> rows) {
        new BulkRows(jdbc).insert(statement, rows);
    }
}
