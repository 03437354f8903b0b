package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import helpdesk.development.DevelopmentTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that plays an identity provider, in good days and bad.
final class PlayedProvider implements AutoCloseable {

    static final String OPENID = "/.well-known/openid-configuration";
    static final String OAUTH = "/.well-known/oauth-authorization-server";

    enum Mood {
        HEALTHY,
        SILENT,
        TRICKLING,
        REDIRECTING,
        FAILING,
        EMPTY,
        GARBLED,
        ENDLESS
    }

    private final DevelopmentTokens tokens = DevelopmentTokens.ofAnotherIssuer();
    private final AtomicInteger fetches = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final String metadata;

    private volatile Mood mood = Mood.HEALTHY;
    private volatile String name = "";

    /// @param metadata where it describes itself
    PlayedProvider(String metadata) throws IOException {
        this.metadata = metadata;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        name = issuer();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/realm";
    }

    URI keys() {
        return URI.create(issuer() + "/keys");
    }

    DevelopmentTokens tokens() {
        return tokens;
    }

    void is(Mood other) {
        mood = other;
    }

    void callsItself(String other) {
        name = other;
    }

    /// How often somebody began to look for its keys.
    int fetches() {
        return fetches.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        try (exchange) {
            if (path.equals(metadata)) {
                send(exchange, 200, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}".formatted(name, keys()));
            } else if (path.startsWith("/realm/keys")) {
                fetches.incrementAndGet();
                sendKeys(exchange);
            } else {
                send(exchange, 404, "");
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendKeys(HttpExchange exchange) throws IOException, InterruptedException {
        switch (mood) {
            case HEALTHY -> send(exchange, 200, new JWKSet(tokens.publicKey()).toString());
            case SILENT -> closed.await(30, TimeUnit.SECONDS);
            case TRICKLING -> trickle(exchange);
            case REDIRECTING -> redirect(exchange);
            case FAILING -> send(exchange, 500, "");
            case EMPTY -> send(exchange, 200, "{\"keys\":[]}");
            case GARBLED -> send(exchange, 200, "<html>Sign in</html>");
            case ENDLESS -> send(exchange, 200, "[".repeat(2_000_000));
        }
    }

    private void trickle(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 1_000);
        while (!closed.await(100, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
        }
    }

    private void redirect(HttpExchange exchange) throws IOException, InterruptedException {
        closed.await(500, TimeUnit.MILLISECONDS);
        exchange.getResponseHeaders().set("Location", keys() + "/" + fetches.get());
        exchange.sendResponseHeaders(302, -1);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
