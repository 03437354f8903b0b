package helpdesk.torture;

import helpdesk.history.Told;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// What came back over HTTP, if anything did.
///
/// @param wasSent false if there was no server to send it to
/// @param json the GraphQL response; missing without an answer
record Reply(boolean wasSent, JsonNode json) {

    static final Reply LOST = new Reply(true, MissingNode.getInstance());
    static final Reply NOT_SENT = new Reply(false, MissingNode.getInstance());

    /// Nothing was changed, says the server. If something was, the history shows it.
    private static final Set<String> NOT_DONE = Set.of("UNAVAILABLE", "THROTTLED");

    private static final Set<String> UNKNOWN = Set.of("TIMEOUT", "OUTCOME_UNKNOWN");

    /// Something may have been changed, and the server had no reason to say so.
    private static final String FAULT = "INTERNAL_SERVER_ERROR";

    boolean isNotDone() {
        return !wasSent || (!codes().isEmpty() && NOT_DONE.containsAll(codes()));
    }

    boolean isUnknown() {
        return !isNotDone()
                && (json.isMissingNode()
                        || codes().stream().anyMatch(code -> UNKNOWN.contains(code) || code.equals(FAULT)));
    }

    /// An error that nobody has a reason to expect.
    boolean isStrange() {
        return !isNotDone() && !UNKNOWN.containsAll(codes());
    }

    boolean isAnswer() {
        return !isNotDone() && !isUnknown() && !isStrange();
    }

    private List<String> codes() {
        return json.path("errors")
                .valueStream()
                .map(error -> error.at("/extensions/code").asString(""))
                .toList();
    }

    /// The result of the only root field.
    JsonNode result() {
        return json.path("data").valueStream().findFirst().orElse(MissingNode.getInstance());
    }

    /// Why the mutation was refused; null if it was not.
    @Nullable
    Told refusal() {
        return refusals()
                .map(error -> told(error.path("__typename").asString(), error))
                .findFirst()
                .orElse(null);
    }

    boolean isRefusedAs(String type) {
        return refusals().anyMatch(error -> error.path("__typename").asString().equals(type));
    }

    private Stream<JsonNode> refusals() {
        return result().path("userErrors").valueStream();
    }

    private static Told told(String type, JsonNode error) {
        return switch (type) {
            case "ContactNotFound", "TicketNotFound" -> new Told.NotFound();
            case "ContactNotActive" -> new Told.NotActive();
            case "ContactNotSoftDeleted" -> new Told.NotSoftDeleted();
            case "ContactChanged" -> new Told.Changed();
            case "PurgePreviewChanged" ->
                new Told.PreviewChanged(error.at("/currentPreview/fingerprint").asString());
            default -> throw new IllegalStateException("Refused as " + type);
        };
    }
}
