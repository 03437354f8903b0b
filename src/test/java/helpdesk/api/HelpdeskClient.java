package helpdesk.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import helpdesk.development.DevelopmentTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Sends documents to the server under test, on somebody's behalf.
public record HelpdeskClient(
        int port, DevelopmentTokens tokens, @Nullable String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    public HelpdeskClient asAgent() {
        return withToken(tokens.agent());
    }

    public HelpdeskClient asPrivacyOfficer() {
        return withToken(tokens.privacyOfficer());
    }

    public HelpdeskClient asAnonymous() {
        return new HelpdeskClient(port, tokens, null);
    }

    public HelpdeskClient withToken(String other) {
        return new HelpdeskClient(port, tokens, other);
    }

    public Answer send(String document) {
        return send(document, Map.of());
    }

    /// Variables may hold nulls.
    public Answer send(String document, Map<String, ?> variables) {
        return post(JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    /// A mutation by its name, with its input, what to select of its result, and all about why it was refused.
    public Answer mutate(String mutation, Map<String, ?> input, String result) {
        var type = mutation.substring(0, 1).toUpperCase(Locale.ROOT) + mutation.substring(1) + "Input";
        var document = "mutation($input: %s!) { %s(input: $input) { %s userErrors { __typename message code field } } }"
                .formatted(type, mutation, result);
        return send(document, Map.of("input", input));
    }

    /// The first answer to a subscription, as a server-sent event.
    public Answer watch(String document) {
        return watch(document, Map.of());
    }

    public Answer watch(String document, Map<String, ?> variables) {
        try (var events = EventClient.post(port, token, document, variables)) {
            var answer = events.first();
            return new Answer(events.response().statusCode(), answer.toString(), answer);
        }
    }

    /// Any body at all.
    public Answer post(String body) {
        return exchange(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Any parameters of an address.
    public Answer get(Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                .collect(joining("&"));
        return exchange(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql?" + query)));
    }

    private Answer exchange(HttpRequest.Builder request) {
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), JSON.readTree(response.body()));
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }
}
