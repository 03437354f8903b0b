package helpdesk.interleaving;

import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import helpdesk.security.SignedIn;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/// The API without HTTP, on the calling thread, on behalf of a privacy officer unless it says otherwise. As little as
/// possible is read after a commit.
record Desk(ExecutionGraphQlService api) {

    private static final String REFUSALS = "userErrors { __typename }";

    /// `done`, or why it was refused; anything that is no typed refusal begins with `FAULT`.
    String mutate(String mutation, Map<String, ?> input) {
        return SignedIn.asPrivacyOfficer(() -> send(mutation, input));
    }

    /// The same in the portal.
    String mutateAs(UUID contact, String mutation, Map<String, ?> input) {
        return SignedIn.asContact(contact, () -> send(mutation, input));
    }

    /// The same for each of the contacts that a mutation changes together.
    List<String> mutateEach(String mutation, List<String> ids) {
        var document =
                "mutation($ids: [ID!]!) { %s(input: { ids: $ids }) { results { %s } } }".formatted(mutation, REFUSALS);
        var response = SignedIn.asPrivacyOfficer(() -> execute(document, Map.of("ids", ids)));
        return response.isValid() && response.getErrors().isEmpty()
                ? IntStream.range(0, ids.size())
                        .mapToObj(index -> refusals(response, mutation + ".results[%s]".formatted(index)))
                        .toList()
                : Collections.nCopies(ids.size(), fault(response));
    }

    private String send(String mutation, Map<String, ?> input) {
        var type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        var document = "mutation($input: %s!) { %s(input: $input) { %s } }".formatted(type, mutation, REFUSALS);
        var response = execute(document, Map.of("input", input));
        return response.isValid() && response.getErrors().isEmpty() ? refusals(response, mutation) : fault(response);
    }

    /// The fingerprint of the preview, or `none`.
    String preview(String contact) {
        var response = SignedIn.asPrivacyOfficer(() -> execute(
                "query($id: ID!) { contact(id: $id) { purgePreview { fingerprint } } }", Map.of("id", contact)));
        if (!response.getErrors().isEmpty()) {
            return fault(response);
        }
        String fingerprint = response.field("contact.purgePreview.fingerprint").getValue();
        return fingerprint == null ? "none" : fingerprint;
    }

    /// The fingerprint of the preview of the deletion of a custom field, or `none`.
    String previewOfField(String key) {
        var response = SignedIn.asPrivacyOfficer(() -> execute(
                "query($key: String!) { customField(key: $key) { deletionPreview { fingerprint } } }",
                Map.of("key", key)));
        if (!response.getErrors().isEmpty()) {
            return fault(response);
        }
        String fingerprint =
                response.field("customField.deletionPreview.fingerprint").getValue();
        return fingerprint == null ? "none" : fingerprint;
    }

    private static String refusals(ExecutionGraphQlResponse response, String mutation) {
        List<Map<String, String>> refusals =
                Objects.requireNonNull(response.field(mutation + ".userErrors").getValue());
        return refusals.isEmpty()
                ? World.DONE
                : refusals.stream().map(refusal -> refusal.get("__typename")).collect(Collectors.joining(", "));
    }

    private static String fault(ExecutionGraphQlResponse response) {
        return response.getErrors().stream()
                .map(error -> error.getExtensions().get("code") + ": " + error.getMessage())
                .collect(Collectors.joining(", ", "FAULT ", ""));
    }

    /// Admits its documents itself: the engine executes no other.
    private ExecutionGraphQlResponse execute(String document, Map<String, ?> variables) {
        var request = new DefaultExecutionGraphQlRequest(
                document, null, Map.copyOf(variables), Map.of(), "interleaving", Locale.ENGLISH);
        var admitted = new PreparsedDocumentEntry(Parser.parse(document));
        request.configureExecutionInput(
                (_, input) -> input.graphQLContext(Map.of(PreparsedDocumentEntry.class, admitted))
                        .build());
        return Objects.requireNonNull(api.execute(request).block());
    }
}
