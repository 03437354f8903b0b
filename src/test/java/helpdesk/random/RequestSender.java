package helpdesk.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Sends requests to the server, over connections that stay open.
record RequestSender(URI server, HttpClient http) {

    /// What takes longer than this hangs.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    static RequestSender to(int port) {
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return new RequestSender(URI.create("http://localhost:" + port + "/graphql"), http);
    }

    Reply send(RandomRequest request) {
        var address = request.parameters().isEmpty() ? server : URI.create(server + "?" + request.parameters());
        var http = HttpRequest.newBuilder(address)
                .timeout(LONGEST)
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.bytes()));
        request.headers().forEach(http::header);
        try {
            var reply = this.http.send(http.build(), HttpResponse.BodyHandlers.ofString());
            var contentType = reply.headers().firstValue("Content-Type").orElse("");
            return new Reply(reply.statusCode(), contentType, reply.body());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
