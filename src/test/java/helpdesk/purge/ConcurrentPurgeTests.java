package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Purges at the same time, of contacts who are on each other's tickets, want the same rows: each comes to its end, and
/// whatever the database makes of it stays between the two.
@ErasureTest
class ConcurrentPurgeTests {

    private static final int ROUNDS = 20;

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcTemplate jdbc;
    final DatabaseSchema schema;

    @Autowired
    ConcurrentPurgeTests(HelpdeskClient client, Helpdesk helpdesk, JdbcTemplate jdbc, DatabaseSchema schema) {
        this.client = client.asPrivacyOfficer();
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
    }

    @ParameterizedTest(name = "seed {0}, at most {1} comments on each ticket")
    @MethodSource("rounds")
    void completeWithoutLeavingAnything(long seed, int comments) throws Exception {
        var contacts = contactsOnEachOthersTickets(seed, comments);

        var purges = purgedAtOnce(contacts);

        assertThat(purges).allSatisfy(purge -> {
            assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
            assertThat(purge.path("done").asInt()).isEqualTo(purge.path("total").asInt());
        });
        assertThat(contacts).allSatisfy(contact -> assertThat(rowsOf(contact)).isZero());
    }

    /// Small ones, which meet within a transaction, and some that need several.
    static Stream<Arguments> rounds() {
        return LongStream.rangeClosed(1, ROUNDS).mapToObj(seed -> Arguments.of(seed, seed % 10 == 0 ? 600 : 10));
    }

    private List<ContactId> contactsOnEachOthersTickets(long seed, int comments) {
        schema.clear();
        var contacts = new RandomHelpdesk(seed, jdbc)
                .withContacts(8)
                .withTickets(6)
                .withComments(comments)
                .withSurveyRatings()
                .withCollaborators()
                .withIdempotencyRecords()
                .softDeleted();
        assertThat(contacts).hasSizeGreaterThan(1);
        return contacts;
    }

    private List<JsonNode> purgedAtOnce(List<ContactId> contacts) throws Exception {
        var start = new CyclicBarrier(contacts.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = contacts.stream()
                    .map(contact -> threads.submit(() -> purged(contact.global(), start)))
                    .toList();
            var purges = new ArrayList<JsonNode>();
            for (var purge : running) {
                purges.add(purge.get(1, TimeUnit.MINUTES));
            }
            return purges;
        }
    }

    private JsonNode purged(String contact, CyclicBarrier start) throws Exception {
        var fingerprint = helpdesk.previewFingerprint(contact);
        start.await(10, TimeUnit.SECONDS);
        var answer = purge(contact, fingerprint);
        // The other purge may have been quicker: then there is less to confirm than the preview said.
        while (answer.refusals("purgeContact").equals(List.of("PurgePreviewChanged"))) {
            answer = purge(contact, helpdesk.previewFingerprint(contact));
        }
        assertThat(answer.refusals("purgeContact")).isEmpty();
        return answer.data("purgeContact.purge");
    }

    private Answer purge(String contact, String fingerprint) {
        return client.send("""
            mutation($input: PurgeContactInput!) {
              purgeContact(input: $input) { purge { state done total } userErrors { __typename } }
            }
            """, Map.of("input", Map.of("id", contact, "previewFingerprint", fingerprint)));
    }

    private int rowsOf(ContactId contact) {
        var references = schema.foreignKeys().stream()
                .filter(key -> key.referencedTable().equals("contact"))
                .mapToInt(key -> rows(key.table(), key.column(), contact))
                .sum();
        return references + rows("contact", "id", contact);
    }

    private int rows(String table, String column, ContactId contact) {
        return JdbcClient.create(jdbc)
                .sql("SELECT COUNT(*) FROM %s WHERE %s = :contact".formatted(table, column))
                .param("contact", contact.bytes())
                .query(Integer.class)
                .single();
    }
}
