package helpdesk.torture;

import java.util.Map;

/// What the server under torture offers beyond the least.
record Features(boolean versions, boolean idempotencyKeys) {

    static Features of(Wire wire, int port) {
        return new Features(
                has(wire, port, "UpdateContactInput", "version"), has(wire, port, "AddCommentInput", "idempotencyKey"));
    }

    private static boolean has(Wire wire, int port, String type, String field) {
        return wire.send(
                        port,
                        "query($type: String!) { __type(name: $type) { inputFields { name } } }",
                        Map.of("type", type))
                .result()
                .path("inputFields")
                .valueStream()
                .anyMatch(input -> input.path("name").asString().equals(field));
    }
}
