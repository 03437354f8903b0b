package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Rows in the thousands, made by a few statements within the database, so that the optimizer has a reason to use an
/// index. Everything has a number, and an id that is made of it.
final class LargeHelpdesk {

    private final JdbcClient jdbc;

    LargeHelpdesk(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Every fourth one is soft deleted: number 0 is.
    LargeHelpdesk withContacts(int count) {
        insert(count, """
            INSERT INTO contact (id, version, state, name, email, email_key, phone, job_title, address,
                                 created_at, updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)
            SELECT %s, 1, IF(n MOD 4 = 0, 'SOFT_DELETED', 'ACTIVE'), CONCAT('Person ', n * 7 MOD 1000),
                   CONCAT('person', n, '@example.com'), CONCAT('person', n, '@example.com'), NULL, 'Baker', 'Berlin',
                   %s, %s, IF(n MOD 4 = 0, %s, NULL), IF(n MOD 4 = 0, 'Ada Agent', NULL),
                   IF(n MOD 4 = 0, 'ada', NULL)
            """.formatted(id('C', "n"), time("n"), time("n"), time("n")));
        return this;
    }

    /// By which searches find all contacts, and each by its numbers.
    LargeHelpdesk withSearchWords(int contacts) {
        Stream.of("'person'", "CONCAT('person', n DIV 9)", "CAST(n DIV 9 * 7 MOD 1000 AS CHAR)")
                .forEach(word -> insert(9 * contacts, """
                    INSERT IGNORE INTO contact_search_word (contact_id, word, name)
                    SELECT %s, LEFT(%s, 2 + n MOD 9), CONCAT('Person ', n DIV 9 * 7 MOD 1000)
                    """.formatted(id('C', "n DIV 9"), word)));
        return this;
    }

    LargeHelpdesk withCustomFieldValues(int contacts) {
        insert(5, """
            INSERT INTO custom_field (id, field_key, label, type, choices)
            SELECT %s, CONCAT('large_', n), 'Field', 'TEXT', '[]'
            """.formatted(id('F', "n")));
        insert(2 * contacts, """
            INSERT INTO custom_field_value (contact_id, custom_field_id, value)
            SELECT %s, %s, 'Blue'
            """.formatted(id('C', "n DIV 2"), id('F', "n MOD 2")));
        return this;
    }

    /// Ticket n is of contact n, and again from the first contact on.
    LargeHelpdesk withTickets(int count, int contacts) {
        return withTicketsOf("n MOD " + contacts, 0, count);
    }

    /// More tickets, from a number on, of one contact.
    LargeHelpdesk withTicketsOf(String contact, int from, int count) {
        var number = "(n + %s)".formatted(from);
        insert(count, """
            INSERT INTO ticket (id, requester_id, subject, subject_words, status, created_at, updated_at)
            SELECT %s, %s, 'The printer', ' the printer', ELT(1 + n MOD 4, 'OPEN', 'PENDING', 'RESOLVED', 'CLOSED'), %s, %s
            """.formatted(id('T', number), id('C', contact), time("n"), time("n")));
        return this;
    }

    /// So many on each of the tickets with these numbers, by the contacts in turn.
    LargeHelpdesk withComments(int forEach, int fromTicket, int tickets, int contacts) {
        var ticket = "(n DIV %s + %s)".formatted(forEach, fromTicket);
        insert(forEach * tickets, """
            INSERT INTO comment (id, ticket_id, position, author_contact_id, author_agent, recorded_by, visibility, body,
                                 created_at)
            SELECT %s, %s, 1 + n MOD %s, %s, NULL, 'Ada Agent', 'PUBLIC', 'It does not print', %s
            """.formatted(
                        id('M', "(n + %s)".formatted(fromTicket * forEach)),
                        id('T', ticket),
                        forEach,
                        id('C', "(n * 7 + n DIV 11) MOD " + contacts),
                        time("n")));
        return this;
    }

    /// Contact 0, with so many tickets of three comments each, and somebody else who wrote in them.
    LargeHelpdesk withAGiant(int tickets) {
        return withContacts(2).withTicketsOf("0", 0, tickets).withComments(3, 0, tickets, 2);
    }

    /// Each ticket is rated by one contact, and another one collaborates.
    LargeHelpdesk withParticipants(int tickets, int contacts) {
        insert(tickets, """
            INSERT INTO survey_rating (id, ticket_id, position, rater_contact_id, recorded_by, score, remark, created_at)
            SELECT %s, %s, 1, %s, 'Ada Agent', 3, 'It took a while', %s
            """.formatted(id('R', "n"), id('T', "n"), id('C', "(n * 3 + 8) MOD " + contacts), time("n")));
        insert(tickets, """
            INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at)
            SELECT %s, %s, 1, %s
            """.formatted(id('T', "n"), id('C', "(n * 5 + 4) MOD " + contacts), time("n")));
        return this;
    }

    /// Purges of contacts who are gone, each with a few lines. No state and no officer has nearly all of them:
    /// the database might then as well read an index as a whole.
    LargeHelpdesk withPurges(int count) {
        insert(count, """
            INSERT INTO contact_purge (id, contact_id, state, requested_by, requested_by_subject, started_at,
                                       completed_at, batch_id)
            SELECT %s, %s, IF(n MOD 2, 'RUNNING', 'COMPLETED'), IF(n MOD 3, 'Olga Officer', 'Omar Officer'), 'olga', %s,
                   IF(n MOD 2, NULL, %s), IF(n MOD 3, %s, NULL)
            """.formatted(id('P', "n"), id('G', "n"), time("n"), time("n + 1"), id('B', "n DIV 50")));
        insert(4 * count, """
            INSERT INTO contact_purge_action (purge_id, position, kind, subject, planned, done, for_one, for_many)
            SELECT %s, n MOD 4, 'ERASE', CONCAT('SUBJECT_', n MOD 4), 1, 1, 'one', 'many'
            """.formatted(id('P', "n DIV 4")));
        return this;
    }

    /// Each with 40 contacts, half of them left out. The first ones have purges.
    LargeHelpdesk withPurgeBatches(int count) {
        insert(count, """
            INSERT INTO purge_batch (id, state, fingerprint, contacts, left_out, prepared_at, prepared_by,
                prepared_by_subject, expires_at, starts_at, ended_at)
            SELECT %s, ELT(1 + LEAST(n MOD 16, 3), 'PREPARED', 'RUNNING', 'CANCELLED', 'COMPLETED'), '', 20, 20, %s,
                'Olga Officer', 'olga', %s, IF(n MOD 64, NULL, %2$s), IF(n MOD 16 < 2, NULL, %2$s)
            """.formatted(id('B', "n"), time("n"), time("n + 86400")));
        insert(4 * count, """
            INSERT INTO purge_batch_action (batch_id, position, kind, subject, planned, for_one, for_many)
            SELECT %s, n MOD 4, 'ERASE', CONCAT('SUBJECT_', n MOD 4), 1, 'one', 'many'
            """.formatted(id('B', "n DIV 4")));
        insert(40 * count, """
            INSERT INTO purge_batch_contact (batch_id, contact_id, planned, is_left_out, blockers)
            SELECT %s, %s, IF(n MOD 2, NULL, 7), n MOD 2, IF(n MOD 2, 'LEGAL_HOLD', '')
            """.formatted(id('B', "n DIV 40"), id('G', "n")));
        return this;
    }

    /// Several of each contact. No kind and no agent has nearly all of them.
    LargeHelpdesk withAuditEvents(int count, int contacts) {
        insert(count, """
            INSERT INTO audit_event (id, contact_id, position, kind, changed_fields, agent, agent_subject, occurred_at)
            SELECT %s, %s, 1 + n DIV %s, ELT(1 + n MOD 5, 'CREATED', 'CHANGED', 'SOFT_DELETED', 'RESTORED', 'PURGED'),
                IF(n MOD 5 = 1, 'name', NULL), ELT(1 + n MOD 3, NULL, 'Ada Agent', 'Olga Officer'),
                ELT(1 + n MOD 3, NULL, 'ada', 'olga'), %s
            """.formatted(id('A', "n"), id('C', "n MOD " + contacts), contacts, time("n")));
        return this;
    }

    /// Of every other contact from a number on, two of each. Every eighth one is in force, for good or for a while.
    LargeHelpdesk withLegalHolds(int count, int from) {
        insert(count, """
            INSERT INTO legal_hold (id, contact_id, position, reason, held_until, placed_at, placed_by, placed_by_subject,
                ended_at)
            SELECT %s, %s, 1 + n MOD 2, 'A lawsuit', IF(n MOD 3, NULL, NOW(6) + INTERVAL 1 DAY), %s, 'Olga Officer', 'olga',
                IF(n MOD 8 = 1, NULL, %s)
            """.formatted(
                        id('H', "n"), id('C', "(%s + 2 * (n DIV 2))".formatted(from)), time("n"), time("n")));
        return this;
    }

    /// Everybody has an account, and as many wait for their confirmation, every hundredth for its mail.
    LargeHelpdesk withPortal(int contacts) {
        insert(contacts, """
            INSERT INTO portal_account (contact_id, password_hash, session_start, created_at) SELECT %s, '', 0, %s
            """.formatted(id('C', "n"), time("n")));
        insert(contacts, """
            INSERT INTO portal_mail (id, kind, contact_id, name, email, email_key, token_hash, created_at, expires_at,
                                     mail_due_at)
            SELECT %s, ELT(1 + n MOD 3, 'SIGN_UP', 'PASSWORD_RESET', 'EMAIL_CHANGE'), IF(n MOD 2, NULL, %s),
                IF(n MOD 3, NULL, 'Somebody'), CONCAT('some', n, '@example.com'),
                CONCAT('some', n, '@example.com'), UNHEX(SHA2(n, 256)), NOW(6), NOW(6) + INTERVAL 1 DAY,
                IF(n MOD 100, NULL, NOW(6) + INTERVAL 1 DAY)
            """.formatted(id('S', "n"), id('C', "n")));
        return this;
    }

    /// Somebody has tried a password for as many addresses.
    LargeHelpdesk withPortalCounters(int count) {
        insert(count, """
            INSERT INTO portal_counter (hash, number, opens_at, expires_at)
            SELECT LEFT(SHA2(n, 256), 43), 1, NOW(6), NOW(6) + INTERVAL 1 DAY
            """);
        return this;
    }

    /// Every request had a key; every other one was made in somebody else's name.
    LargeHelpdesk withIdempotencyRecords(int count, int contacts) {
        insert(count, """
            INSERT INTO idempotency_record (key_code, request_code, result_id, owner_id, author_id)
            SELECT UNHEX(SHA2(n, 256)), UNHEX(SHA2(-n, 256)), %s, %s, IF(n MOD 2, NULL, %s)
            """.formatted(id('M', "n"), id('C', "n MOD " + contacts), id('C', "(n + 4) MOD " + contacts)));
        return this;
    }

    /// Counts what there is, for the optimizer.
    LargeHelpdesk analyzed() {
        jdbc.sql("ANALYZE TABLE contact, contact_search_word, custom_field, custom_field_value, ticket,"
                        + " comment, survey_rating, ticket_collaborator, contact_purge, contact_purge_action,"
                        + " purge_batch, purge_batch_action, purge_batch_contact,"
                        + " portal_account, portal_mail, portal_counter, idempotency_record, legal_hold")
                .query((_, _) -> "")
                .list();
        return this;
    }

    static ContactId contact(int number) {
        return new ContactId(uuid('C', number));
    }

    static PurgeBatchId batch(int number) {
        return new PurgeBatchId(uuid('B', number));
    }

    private static UUID uuid(char kind, int number) {
        return EntityId.uuid(HexFormat.of().parseHex(String.format(Locale.ROOT, "%02X%030X", (int) kind, number)));
    }

    private void insert(int count, String statement) {
        jdbc.sql(statement + " FROM (" + numbers(count) + ") numbers").update();
    }

    private static String id(char kind, String number) {
        return String.format(Locale.ROOT, "UNHEX(CONCAT('%02X', LPAD(HEX(%s), 30, '0')))", (int) kind, number);
    }

    private static String time(String seconds) {
        return "DATE_ADD('2026-01-01 00:00:00', INTERVAL %s SECOND)".formatted(seconds);
    }

    /// 0, 1, 2 and so on, out of digits.
    private static String numbers(int count) {
        var places = String.valueOf(count - 1).length();
        var digits = IntStream.range(0, 10)
                .mapToObj(digit -> "SELECT %s AS d".formatted(digit))
                .collect(Collectors.joining(" UNION ALL "));
        var number = IntStream.range(0, places)
                .mapToObj(place -> "p%s.d * %s".formatted(place, (long) Math.pow(10, place)))
                .collect(Collectors.joining(" + "));
        var tables = IntStream.range(0, places)
                .mapToObj(place -> "(%s) p%s".formatted(digits, place))
                .collect(Collectors.joining(" CROSS JOIN "));
        return "SELECT %s AS n FROM %s WHERE %s < %s".formatted(number, tables, number, count);
    }
}
