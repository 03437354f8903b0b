package helpdesk.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What a client does with a batch, and to its contacts. No history tells of them: the [Autopsy] sees what came of it.
record BatchWork(Exchange exchange, Records records) {

    private static final String BATCH = "purgeBatch { id fingerprint contactCount }";
    private static final Set<String> TOO_LATE = Set.of("ContactNotFound", "TicketNotFound");

    /// Of all contacts that were soft deleted at this moment.
    Reply prepare(Instant softDeletedAt) {
        var filter = Map.of(
                "state", "SOFT_DELETED",
                "softDeletedAfter", softDeletedAt.minus(Duration.ofHours(1)).toString(),
                "softDeletedBefore", softDeletedAt.plus(Duration.ofHours(1)).toString());
        return exchange.mutate("preparePurgeBatch", BATCH, Map.of("filter", filter));
    }

    Reply start(JsonNode batch) {
        return exchange.mutate(
                "startPurgeBatch",
                BATCH,
                Map.of(
                        "id", batch.path("id").asString(),
                        "fingerprint", batch.path("fingerprint").asString()));
    }

    void restore(Person person) {
        require("restore", exchange.mutate("restoreContact", "contact { id }", Map.of("id", person.id())));
    }

    void hold(Person person) {
        require(
                "hold",
                exchange.create(
                        "placeLegalHold",
                        "legalHold { id }",
                        Map.of("contactId", person.id(), "reason", Canary.text(person.number, "hold"))));
    }

    /// By itself.
    void purge(Person person) {
        var preview = exchange.query(
                "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }", Map.of("id", person.id()));
        var fingerprint = preview.result().at("/purgePreview/fingerprint").asString("");
        if (!fingerprint.isEmpty()) {
            require(
                    "purge",
                    exchange.mutate(
                            "purgeContact",
                            "purge { id }",
                            Map.of("id", person.id(), "previewFingerprint", fingerprint)));
        }
    }

    /// As an agent.
    void comment(String ticket) {
        require(
                "comment",
                exchange.create("addComment", "comment { id }", Map.of("ticketId", ticket, "body", "Anything new?")));
    }

    /// Nothing else stands against it but the purge of the contact.
    private void require(String what, Reply reply) {
        reply.result()
                .path("userErrors")
                .valueStream()
                .map(error -> error.path("__typename").asString())
                .filter(type -> !TOO_LATE.contains(type))
                .forEach(type -> records.oddities.add("A %s is refused as %s".formatted(what, type)));
    }
}
