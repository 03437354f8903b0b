package helpdesk.bench;

import helpdesk.graphql.GlobalId;
import helpdesk.torture.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Asks a server, over HTTP.
record ServerLifecycle(Program program) implements Lifecycle {

    private static final Duration LONGEST_PURGE = Duration.ofMinutes(5);

    private static final String SOFT_DELETE = """
        mutation SoftDelete($id: ID!) { softDeleteContact(input: {id: $id}) {
          contact { id state softDeletedAt } userErrors { message } } }
        """;

    private static final String RESTORE = """
        mutation Restore($id: ID!) { restoreContact(input: {id: $id}) {
          contact { id state softDeletedAt } userErrors { message } } }
        """;

    private static final String PREVIEW =
            "query Preview($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }";

    private static final String PURGE = """
        mutation Purge($id: ID!, $fingerprint: String!) {
          purgeContact(input: {id: $id, previewFingerprint: $fingerprint}) {
            purge { id state } userErrors { message } } }
        """;

    private static final String PREPARE = """
        mutation Prepare($after: DateTime!) {
          preparePurgeBatch(input: {filter: {state: SOFT_DELETED, softDeletedAfter: $after}}) {
            purgeBatch { id fingerprint contactCount } userErrors { message } } }
        """;

    private static final String START = """
        mutation Start($id: ID!, $fingerprint: String!) {
          startPurgeBatch(input: {id: $id, fingerprint: $fingerprint}) {
            purgeBatch { id state } userErrors { message } } }
        """;

    private static final String BATCH = "query Batch($id: ID!) { purgeBatch(id: $id) { id state purgedCount } }";

    private static final String STATE = "query State($id: ID!) { purge(id: $id) { id state } }";

    @Override
    public void softDelete(UUID contact) {
        require("SOFT_DELETED", ask("SoftDelete", SOFT_DELETE, contact).at("/softDeleteContact/contact/state"));
    }

    @Override
    public void restore(UUID contact) {
        require("ACTIVE", ask("Restore", RESTORE, contact).at("/restoreContact/contact/state"));
    }

    @Override
    public String preview(UUID contact) {
        return ask("Preview", PREVIEW, contact)
                .at("/contact/purgePreview/fingerprint")
                .asString();
    }

    @Override
    public void purge(UUID contact, String fingerprint) {
        var variables = Map.of("id", globalId(contact), "fingerprint", fingerprint);
        var answer = program.ask(Program.body("Purge", PURGE, variables)).path("purgeContact");
        if (!answer.path("userErrors").isEmpty()) {
            throw new IllegalStateException("Refused: " + answer);
        }
        var purge = answer.path("purge");
        if (!isCompleted(purge)) {
            var question =
                    Program.body("State", STATE, Map.of("id", purge.path("id").asString()));
            Waiting.require(
                    LONGEST_PURGE,
                    "a purge",
                    () -> isCompleted(program.ask(question).path("purge")));
        }
    }

    /// Prepares a batch of all contacts that were soft deleted after a time, and returns its purges.
    Runnable prepared(int contacts, Instant softDeletedAfter) {
        var batch = program.ask(Program.body("Prepare", PREPARE, Map.of("after", softDeletedAfter.toString())))
                .at("/preparePurgeBatch/purgeBatch");
        if (batch.path("contactCount").asInt() != contacts) {
            throw new IllegalStateException("Prepared " + batch + " for " + contacts + " contacts");
        }
        return () -> purge(batch, contacts);
    }

    private void purge(JsonNode batch, int contacts) {
        var id = batch.path("id").asString();
        var fingerprint = batch.path("fingerprint").asString();
        program.ask(Program.body("Start", START, Map.of("id", id, "fingerprint", fingerprint)));
        var question = Program.body("Batch", BATCH, Map.of("id", id));
        Waiting.require(
                LONGEST_PURGE,
                "a batch",
                () -> isCompleted(program.ask(question).path("purgeBatch")));
        var purged = program.ask(question).at("/purgeBatch/purgedCount").asInt();
        if (purged != contacts) {
            throw new IllegalStateException("Purged " + purged + " of " + contacts + " contacts");
        }
    }

    private static boolean isCompleted(JsonNode purge) {
        return purge.path("state").asString().equals("COMPLETED");
    }

    private JsonNode ask(String operation, String document, UUID contact) {
        return program.ask(Program.body(operation, document, Map.of("id", globalId(contact))));
    }

    private static String globalId(UUID contact) {
        return new GlobalId('C', contact).toString();
    }

    private static void require(String state, JsonNode found) {
        if (!found.asString("").equals(state)) {
            throw new IllegalStateException("Expected " + state + " and found " + found);
        }
    }
}
