package helpdesk.torture;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/// Asks the servers as one client does: what creates something with a key, and then again when the answer is lost.
final class Exchange {

    private static final int TRIES = 3;

    private final Wire wire;
    private final Records records;
    private final IntSupplier ports;

    /// @param ports to which server the next request goes
    Exchange(Wire wire, Records records, IntSupplier ports) {
        this.wire = wire;
        this.records = records;
        this.ports = ports;
    }

    Reply query(String document, Map<String, ?> variables) {
        return noted(wire.send(ports.getAsInt(), document, variables));
    }

    Reply mutate(String mutation, String result, Map<String, ?> input) {
        return query(document(mutation, result), Map.of("input", input));
    }

    /// Under a key of its own, whatever is lost is asked again: there is only one effect.
    Reply create(String mutation, String result, Map<String, ?> input) {
        var keyed = new HashMap<String, Object>(input);
        keyed.put("idempotencyKey", "key-" + records.newNumber());
        var reply = mutate(mutation, result, keyed);
        var wasLost = reply.isUnknown();
        for (var attempt = 1; attempt < TRIES && (reply.isUnknown() || (wasLost && reply.isNotDone())); attempt++) {
            reply = mutate(mutation, result, keyed);
        }
        return wasLost && reply.isNotDone() ? Reply.LOST : reply;
    }

    /// A refused export is noted like any other request. One of an unknown contact is only counted.
    Export export(String contact) {
        var export = wire.export(ports.getAsInt(), contact);
        if (export.hasBegun() || export.isNotFound()) {
            records.requests.incrementAndGet();
        } else {
            noted(export.reply());
        }
        return export;
    }

    private Reply noted(Reply reply) {
        records.requests.incrementAndGet();
        if (reply.isUnknown()) {
            records.unknown.incrementAndGet();
        }
        if (reply.isStrange()) {
            records.oddities.add("An answer that nobody expects: " + reply.json());
        }
        return reply;
    }

    private static String document(String mutation, String result) {
        var type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        return """
            mutation($input: %s!) { %s(input: $input) { %s userErrors { __typename
              ... on PurgePreviewChanged { currentPreview { fingerprint } } } } }
            """.formatted(type, mutation, result);
    }
}
