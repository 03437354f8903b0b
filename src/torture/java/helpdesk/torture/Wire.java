package helpdesk.torture;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The way of one client to the servers.
record Wire(HttpClient http, String token) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Wire of(String token) {
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        return new Wire(http, token);
    }

    Export export(int port, String contact) {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/contacts/" + contact + "/export"))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return Export.read(answer.statusCode(), body);
            }
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            return Export.NOT_SENT;
        } catch (IOException lost) {
            return Export.LOST;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Export.LOST;
        }
    }

    Reply send(int port, String document, Map<String, ?> variables) {
        var body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return new Reply(
                    true,
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body()));
        } catch (ConnectException | HttpConnectTimeoutException nobodyThere) {
            return Reply.NOT_SENT;
        } catch (IOException | JacksonException lost) {
            return Reply.LOST;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Reply.LOST;
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
