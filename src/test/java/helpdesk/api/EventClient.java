package helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads server-sent events as they come in over a real connection.
public final class EventClient implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpResponse<Stream<String>> response;
    private final Iterator<String> lines;

    /// One event, as it was sent.
    ///
    /// @param data what it holds; missing when there is nothing
    public record Event(String name, JsonNode data) {}

    private EventClient(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.lines = response.body().iterator();
    }

    public static EventClient post(int port, @Nullable String token, String document, Map<String, ?> variables) {
        return post(port, token, JSON.writeValueAsString(Map.of("query", document, "variables", variables)));
    }

    /// Any body at all.
    public static EventClient post(int port, @Nullable String token, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return new EventClient(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()));
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    public HttpResponse<?> response() {
        return response;
    }

    /// What the first event holds, or the body that comes instead of a stream.
    public JsonNode first() {
        return response.statusCode() == 200 ? next("next") : JSON.readTree(lines.next());
    }

    /// The next event, comments left out.
    public Event next() {
        var name = "";
        var data = "";
        for (var line = lines.next(); !line.isEmpty() || name.isEmpty(); line = lines.next()) {
            name = line.startsWith("event:") ? line.substring(6) : name;
            data = line.startsWith("data:") ? line.substring(5) : data;
        }
        return new Event(name, data.isEmpty() ? JSON.missingNode() : JSON.readTree(data));
    }

    public JsonNode next(String name) {
        var event = next();
        assertThat(event.name()).as("%s", event).isEqualTo(name);
        return event.data();
    }

    /// Whether nothing comes any more; waits for it.
    public boolean isOver() {
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("event:")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
