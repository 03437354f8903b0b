package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.EntityId;
import helpdesk.database.StatementCount;
import helpdesk.graphql.GlobalId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/// A small purge is one transaction: it is done or it is not, and nobody sees a state in between. What keeps it from
/// being done at once makes it go on like a large one.
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_small_purge",
            "helpdesk.purge.lease=PT2S",
            "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=5,wait_timeout=45",
        })
class SmallPurgeTests {

    private static final int MOST_STATEMENTS = 23;
    private static final int MOST_ROWS = 1_000;

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final JdbcClient database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    @Autowired
    SmallPurgeTests(
            HelpdeskClient client,
            Helpdesk helpdesk,
            JdbcClient database,
            JdbcTemplate jdbc,
            TransactionTemplate transactions) {
        this.client = client.asPrivacyOfficer();
        this.helpdesk = helpdesk;
        this.database = database;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Test
    void takesFewStatementsPreparedBeforeAndOneCommit() {
        var counts = StatementCount.ofSeveral(this::aPurge, database);
        assertThat(counts)
                .extracting(StatementCount::statements)
                .as("of %s", counts)
                .anyMatch(statements -> statements <= MOST_STATEMENTS);
        assertThat(counts).extracting(StatementCount::commits).contains(1).doesNotContain(0);
        assertThat(counts).extracting(StatementCount::prepared).contains(0);
    }

    private Runnable aPurge() {
        var contact = aBusyContact();
        var fingerprint = helpdesk.previewFingerprint(contact);
        return () -> isDone(purge(contact, fingerprint));
    }

    @Test
    void isSeenByNobodyBeforeItIsDone() {
        var contact = aBusyContact();
        var purge = whileATicketIsLocked(contact, running -> {
            await().during(Duration.ofMillis(500)).until(() -> isAsBefore(contact) && !running.isDone());
        });
        isDone(purge);
        assertThat(isAtOnce(purge)).isTrue();
        assertThat(jobs()).isZero();
    }

    private boolean isAsBefore(String contact) {
        return client.send("query($id: ID!) { contact(id: $id) { state name } }", Map.of("id", contact))
                        .json()
                        .at("/data/contact")
                        .toString()
                        .equals("{\"state\":\"SOFT_DELETED\",\"name\":\"Busy\"}")
                && jobs() == 0;
    }

    /// As when a collaborator is purged in the same moment.
    @Test
    void isRolledBackWhenAStepFindsOtherRowsThanThePreview() {
        var contact = aBusyContact();
        var answer = whileATicketIsLocked(contact, _ -> {
            awaitLockWaits(1);
            database.sql("DELETE FROM ticket_collaborator WHERE ticket_id = :ticket")
                    .param("ticket", aTicketOf(contact))
                    .update();
        });
        assertThat(answer.refusals("purgeContact")).containsExactly("PurgePreviewChanged");
        assertThat(isAsBefore(contact)).isTrue();
        assertThat(answer.text("purgeContact.userErrors.0.currentPreview.fingerprint"))
                .isEqualTo(helpdesk.previewFingerprint(contact));
        isDone(purge(contact, helpdesk.previewFingerprint(contact)));
    }

    @Test
    void goesOnLikeALargeOneWhenItWaitsForTooLong() {
        var contact = aBusyContact();
        var answer = whileATicketIsLocked(
                contact, _ -> await().atMost(Duration.ofSeconds(20)).until(() -> jobs() == 1));
        var id = answer.text("purgeContact.purge.id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> helpdesk.purge(id).path("state").asString().equals("COMPLETED"));
        assertThat(isAtOnce(answer)).isFalse();
        await().until(() -> jobs() == 0);
    }

    @Test
    void hasAThousandRowsAtMost() {
        var fits = aContactWithComments(MOST_ROWS - 1, 10);
        assertThat(isAtOnce(purge(fits, helpdesk.previewFingerprint(fits)))).isTrue();
        var isLarge = aContactWithComments(MOST_ROWS, 10);
        var purge = purge(isLarge, helpdesk.previewFingerprint(isLarge));
        isDone(purge);
        assertThat(isAtOnce(purge)).isFalse();
    }

    @Test
    void hasFourMillionBytesAtMost() {
        var fits = aContactWithComments(4, 1_000_000);
        assertThat(isAtOnce(purge(fits, helpdesk.previewFingerprint(fits)))).isTrue();
        var isLarge = aContactWithComments(4, 1_000_001);
        var purge = purge(isLarge, helpdesk.previewFingerprint(isLarge));
        isDone(purge);
        assertThat(isAtOnce(purge)).isFalse();
    }

    /// The others get on, and leave connections to requests.
    @Test
    void isOneOfFourAtMost() {
        var four = IntStream.range(0, 4).mapToObj(_ -> aBusyContact()).toList();
        var fifth = aBusyContact();
        var purges = transactions.execute(_ -> {
            four.forEach(this::lockATicketOf);
            var running = four.stream().map(this::purgeInTheBackground).toList();
            awaitLockWaits(four.size());
            var purge = purge(fifth, helpdesk.previewFingerprint(fifth));
            isDone(purge);
            assertThat(isAtOnce(purge)).isFalse();
            return running;
        });
        assertThat(purges)
                .allSatisfy(purge -> assertThat(isAtOnce(purge.join())).isTrue());
    }

    /// With everything that a purge knows: three tickets, and something on somebody else's.
    private String aBusyContact() {
        var field = helpdesk.aCustomField("TEXT");
        var contact = helpdesk.aContact(
                Map.of("name", "Busy", "customFieldValues", List.of(Map.of("key", field, "value", "Blue"))));
        var colleague = helpdesk.aContact();
        IntStream.range(0, 3).forEach(_ -> isTicketOf(contact, colleague));
        isTicketOf(colleague, contact);
        return helpdesk.softDeleted(contact);
    }

    private void isTicketOf(String requester, String other) {
        var ticket = helpdesk.aTicketOf(requester);
        helpdesk.collaborates(other, ticket);
        helpdesk.aRepeatableComment(ticket, other, "Mine too");
        helpdesk.rates(other, ticket, 4, "Quick");
    }

    /// One ticket with so many comments, of so many bytes each.
    private String aContactWithComments(int count, int size) {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        database.sql("DELETE FROM comment WHERE ticket_id = :ticket")
                .param("ticket", aTicketOf(contact))
                .update();
        var row = new Object[] {null, null, aTicketOf(contact), bytes(contact), "x".repeat(size)};
        jdbc.batchUpdate(
                """
                INSERT INTO comment (id, position, ticket_id, author_contact_id, recorded_by, visibility, body, created_at)
                VALUES (?, ?, ?, ?, 'Ada Agent', 'PUBLIC', ?, '2026-01-01')
                """,
                IntStream.range(0, count)
                        .mapToObj(number -> withId(row, number + 1))
                        .toList());
        return helpdesk.softDeleted(contact);
    }

    private static @Nullable Object[] withId(@Nullable Object[] row, int position) {
        var copy = row.clone();
        copy[0] = UUIDUtil.asByteArray(EntityId.next());
        copy[1] = position;
        return copy;
    }

    private interface Meanwhile {
        void happens(CompletableFuture<Answer> running);
    }

    /// Purges the contact while another transaction holds one of its tickets.
    private Answer whileATicketIsLocked(String contact, Meanwhile meanwhile) {
        return transactions
                .execute(_ -> {
                    lockATicketOf(contact);
                    var running = purgeInTheBackground(contact);
                    meanwhile.happens(running);
                    return running;
                })
                .join();
    }

    private void lockATicketOf(String contact) {
        database.sql("SELECT id FROM ticket WHERE id = :id FOR UPDATE")
                .param("id", aTicketOf(contact))
                .query(byte[].class)
                .single();
    }

    private CompletableFuture<Answer> purgeInTheBackground(String contact) {
        var fingerprint = helpdesk.previewFingerprint(contact);
        return CompletableFuture.supplyAsync(() -> purge(contact, fingerprint), Thread::startVirtualThread);
    }

    private void awaitLockWaits(int count) {
        await().until(() -> database.sql("""
            SELECT count FROM information_schema.innodb_metrics WHERE name = 'lock_row_lock_current_waits'
            """).query(Integer.class).single() >= count);
    }

    private byte[] aTicketOf(String contact) {
        return database.sql("SELECT MIN(id) FROM ticket WHERE requester_id = :contact")
                .param("contact", bytes(contact))
                .query(byte[].class)
                .single();
    }

    private static byte[] bytes(String globalId) {
        return UUIDUtil.asByteArray(GlobalId.parse(globalId).orElseThrow().uuid());
    }

    private Answer purge(String contact, String fingerprint) {
        return client.send("""
            mutation($input: PurgeContactInput!) {
              purgeContact(input: $input) {
                purge { id state startedAt completedAt }
                userErrors { __typename ... on PurgePreviewChanged { currentPreview { fingerprint } } }
              }
            }
            """, Map.of("input", Map.of("id", contact, "previewFingerprint", fingerprint)));
    }

    private static void isDone(Answer answer) {
        assertThat(answer.text("purgeContact.purge.state")).isEqualTo("COMPLETED");
    }

    private static boolean isAtOnce(Answer answer) {
        var purge = answer.data("purgeContact.purge");
        return purge.path("startedAt").equals(purge.path("completedAt"));
    }

    private int jobs() {
        return database.sql("SELECT COUNT(*) FROM purge_job")
                .query(Integer.class)
                .single();
    }
}
