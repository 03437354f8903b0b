package helpdesk.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the server under test for exports of contacts.
public final class Exports {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Exports() {}

    /// Of a contact, on behalf of the client's owner.
    public static HttpResponse<String> of(String contact, HelpdeskClient client) {
        return send(client, "GET", "/contacts/" + contact + "/export", BodyHandlers.ofString());
    }

    /// The document of an export that succeeds.
    public static JsonNode documentOf(String contact, HelpdeskClient client) {
        var response = of(contact, client);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.body());
        }
        return JsonMapper.shared().readTree(response.body());
    }

    /// The bytes of an export, while they come.
    public static InputStream streamOf(String contact, HelpdeskClient client) {
        return send(client, "GET", "/contacts/" + contact + "/export", BodyHandlers.ofInputStream())
                .body();
    }

    public static <T> HttpResponse<T> send(
            HelpdeskClient client, String method, String address, HttpResponse.BodyHandler<T> body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + client.port() + address))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (client.token() != null) {
            request.header("Authorization", "Bearer " + client.token());
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }
}
