package helpdesk.interleaving;

import helpdesk.contact.ContactId;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.PhoneNumber;
import helpdesk.contact.SearchWords;
import helpdesk.database.DatabaseSchema;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Writes scenes, in a few batches and one transaction, into a help desk that is empty otherwise.
record SceneSetter(JdbcOperations jdbc, TransactionOperations transactions, DatabaseSchema schema) {

    private static final String NAME = "Mallory Canary";
    private static final String ANOTHER = "Bo";

    static final String PHONE = "+4930231250001";

    private static final LocalDateTime MORNING = LocalDateTime.parse("2026-03-29T08:00:00");

    void set(Scene scene, boolean isSoftDeleted) {
        schema.clear();
        transactions.executeWithoutResult(_ -> {
            people(scene, isSoftDeleted);
            words(scene);
            customFields(scene);
            tickets(scene);
            conversations(scene);
            mail(scene.id(41), "SIGN_UP", bytes(scene.contact()), scene.email(), scene.token());
        });
    }

    private void people(Scene scene, boolean isSoftDeleted) {
        jdbc.batchUpdate(
                """
                INSERT INTO contact (id, version, state, name, email, email_key, phone, job_title, address, created_at,
                                     updated_at, soft_deleted_at, soft_deleted_by, soft_deleted_by_subject)
                VALUES (?, %s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """.formatted(Scene.VERSION),
                List.of(another(scene.lowContact()), mallory(scene, isSoftDeleted), another(scene.highContact())));
    }

    private void words(Scene scene) {
        var email = new EmailAddress(scene.email(), scene.email());
        var rows = Stream.of(
                        words(scene.lowContact(), ANOTHER, null, null),
                        words(scene.contact(), NAME, email, new PhoneNumber(PHONE)),
                        words(scene.highContact(), ANOTHER, null, null))
                .flatMap(words -> words)
                .toList();
        JdbcClient.create(jdbc)
                .sql("INSERT INTO contact_search_word (contact_id, word, name) VALUES :rows")
                .param("rows", rows)
                .update();
    }

    private static Stream<Object[]> words(
            UUID id, String name, @Nullable EmailAddress email, @Nullable PhoneNumber phone) {
        return SearchWords.of(name, email, phone).stream().map(word -> new Object[] {bytes(id), word, name});
    }

    private static @Nullable Object[] mallory(Scene scene, boolean isSoftDeleted) {
        return new Object[] {
            bytes(scene.contact()),
            isSoftDeleted ? "SOFT_DELETED" : "ACTIVE",
            NAME,
            scene.email(),
            scene.email(),
            PHONE,
            "Canary keeper",
            "1 Canary Row",
            MORNING,
            MORNING,
            isSoftDeleted ? MORNING : null,
            isSoftDeleted ? "Alex Agent" : null,
            isSoftDeleted ? "alex" : null
        };
    }

    private static @Nullable Object[] another(UUID id) {
        return new Object[] {
            bytes(id), "ACTIVE", ANOTHER, null, null, null, null, null, MORNING, MORNING, null, null, null
        };
    }

    private void customFields(Scene scene) {
        jdbc.batchUpdate(
                "INSERT INTO custom_field (id, field_key, label, type, choices) VALUES (?, ?, 'Field', 'TEXT', '[]')",
                List.of(
                        new Object[] {bytes(scene.id(11)), "colour"},
                        new Object[] {bytes(scene.id(12)), "side_a"},
                        new Object[] {bytes(scene.id(13)), "side_b"}));
        jdbc.batchUpdate(
                "INSERT INTO custom_field_value (contact_id, custom_field_id, value) VALUES (?, ?, ?)",
                List.of(
                        new Object[] {bytes(scene.contact()), bytes(scene.id(11)), "Canary yellow"},
                        new Object[] {bytes(scene.lowContact()), bytes(scene.id(11)), "Blue"}));
    }

    private void tickets(Scene scene) {
        jdbc.batchUpdate(
                """
                INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
                VALUES (?, ?, 'The printer', 'OPEN', ?, ?)
                """,
                List.of(
                        ticket(scene.ownTicket(), scene.contact()),
                        ticket(scene.lowTicket(), scene.lowContact()),
                        ticket(scene.highTicket(), scene.highContact()),
                        ticket(scene.strangeTicket(), scene.lowContact())));
        jdbc.batchUpdate(
                "INSERT INTO ticket_collaborator (ticket_id, contact_id, position, created_at) VALUES (?, ?, ?, ?)",
                List.of(
                        collaborator(scene.ownTicket(), scene.lowContact(), 1),
                        collaborator(scene.ownTicket(), scene.highContact(), 2),
                        collaborator(scene.lowTicket(), scene.contact(), 1),
                        collaborator(scene.lowTicket(), scene.highContact(), 2),
                        collaborator(scene.highTicket(), scene.contact(), 1)));
    }

    private static Object[] ticket(UUID id, UUID requester) {
        return new Object[] {bytes(id), bytes(requester), MORNING, MORNING};
    }

    private static Object[] collaborator(UUID ticket, UUID contact, int position) {
        return new Object[] {bytes(ticket), bytes(contact), position, MORNING};
    }

    private void conversations(Scene scene) {
        jdbc.batchUpdate(
                """
                INSERT INTO comment (id, ticket_id, position, author_contact_id, author_agent, visibility, body, created_at)
                VALUES (?, ?, ?, ?, ?, 'PUBLIC', 'It does not print', ?)
                """,
                List.of(
                        comment(scene.id(21), scene.ownTicket(), 1, scene.contact()),
                        comment(scene.id(22), scene.ownTicket(), 2, scene.lowContact()),
                        comment(scene.id(23), scene.ownTicket(), 3, null),
                        comment(scene.id(24), scene.lowTicket(), 1, scene.contact()),
                        comment(scene.id(25), scene.lowTicket(), 2, scene.lowContact()),
                        comment(scene.id(26), scene.highTicket(), 1, scene.contact())));
        jdbc.batchUpdate(
                """
                INSERT INTO survey_rating (id, ticket_id, position, rater_contact_id, score, remark, created_at)
                VALUES (?, ?, ?, ?, 4, 'It took a while', ?)
                """,
                List.of(
                        rating(scene.id(31), scene.ownTicket(), 1, scene.lowContact()),
                        rating(scene.id(32), scene.lowTicket(), 1, scene.contact()),
                        rating(scene.id(33), scene.lowTicket(), 2, scene.highContact())));
    }

    private static @Nullable Object[] comment(UUID id, UUID ticket, int position, @Nullable UUID author) {
        return new Object[] {
            bytes(id),
            bytes(ticket),
            position,
            author == null ? null : bytes(author),
            author == null ? "Alex Agent" : null,
            MORNING
        };
    }

    private static Object[] rating(UUID id, UUID ticket, int position, UUID rater) {
        return new Object[] {bytes(id), bytes(ticket), position, bytes(rater), MORNING};
    }

    /// Somebody signs up with the contact's address, which is free again, and gets a mail.
    void signUpAnew(Scene scene) {
        mail(scene.id(42), "SIGN_UP", null, scene.email(), scene.newToken());
    }

    /// The contact wants another address, and gets a mail there.
    void requestEmailChange(Scene scene) {
        mail(scene.id(43), "EMAIL_CHANGE", bytes(scene.contact()), scene.wantedEmail(), scene.changeToken());
    }

    /// Somebody signs up with the address that the contact wants, and gets a mail.
    void signUpAsRival(Scene scene) {
        mail(scene.id(44), "SIGN_UP", null, scene.wantedEmail(), scene.rivalToken());
    }

    /// The contact has an account, has forgotten its password, and gets a mail.
    void requestPasswordReset(Scene scene) {
        jdbc.update(
                "INSERT INTO portal_account (contact_id, password_hash, session_start, created_at) VALUES (?, ?, 1, ?)",
                bytes(scene.contact()),
                "no hash",
                MORNING);
        mail(scene.id(45), "PASSWORD_RESET", bytes(scene.contact()), scene.email(), scene.resetToken());
    }

    private void mail(UUID id, String kind, byte @Nullable [] contact, String email, String token) {
        jdbc.update("""
            INSERT INTO portal_mail (id, kind, contact_id, name, email, email_key, token_hash, created_at, expires_at)
            VALUES (?, ?, ?, 'Somebody', ?, ?, ?, ?, '2126-03-29 08:00:00')
            """, bytes(id), kind, contact, email, email, hash(token), MORNING);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(UUID id) {
        return new ContactId(id).bytes();
    }
}
