package helpdesk.security;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Fetches the keys of the identity provider over HTTP, within two seconds for all requests and redirects
/// together. The messages of its exceptions can be logged, since they quote nothing of what the provider says.
final class KeyFetch {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final long MOST_BYTES = 1_000_000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final String issuer;
    private final @Nullable URI keySet;

    /// From an issuer whose metadata tell where its keys are.
    KeyFetch(String issuer) {
        this.issuer = issuer;
        this.keySet = null;
    }

    KeyFetch(URI keySet) {
        this.issuer = "";
        this.keySet = keySet;
    }

    /// The keys, at least one.
    ///
    /// @throws IOException if the provider does not give them
    JWKSet fetch() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        try {
            var keys = JWKSet.parse(answer(keySet == null ? discover(deadline) : keySet, deadline)
                    .orElseThrow(() -> new IOException("the address of the keys is not found")));
            if (keys.isEmpty()) {
                throw new IOException("the provider has no key");
            }
            return keys;
        } catch (ParseException | RuntimeException unreadable) {
            throw new IOException("the answer cannot be read", unreadable);
        }
    }

    /// Tries the addresses that OpenID Connect Discovery 1.0 and RFC 8414 name.
    private URI discover(long deadline) throws IOException, InterruptedException, ParseException {
        for (var address : addressesOfMetadata()) {
            var answer = answer(address, deadline);
            if (answer.isPresent()) {
                return addressOfKeys(JSONObjectUtils.parse(answer.get()));
            }
        }
        throw new IOException("the issuer does not say where its keys are");
    }

    private Iterable<URI> addressesOfMetadata() {
        var path = Optional.ofNullable(URI.create(issuer).getPath()).orElse("");
        return Stream.of(
                        path + "/.well-known/openid-configuration",
                        "/.well-known/openid-configuration" + path,
                        "/.well-known/oauth-authorization-server" + path)
                .map(each -> UriComponentsBuilder.fromUriString(issuer)
                        .replacePath(each)
                        .build()
                        .toUri())
                .toList();
    }

    private URI addressOfKeys(Map<String, Object> metadata) throws IOException, ParseException {
        if (!issuer.equals(JSONObjectUtils.getString(metadata, "issuer"))) {
            throw new IOException("the metadata name another issuer");
        }
        return Optional.ofNullable(JSONObjectUtils.getURI(metadata, "jwks_uri"))
                .orElseThrow(() -> new IOException("the issuer does not say where its keys are"));
    }

    /// The body of the answer; empty if its status is 4xx.
    private Optional<String> answer(URI address, long deadline) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "application/json, application/jwk-set+json");
        var exchange = http.sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
        try {
            return content(exchange.get(deadline - System.nanoTime(), NANOSECONDS));
        } catch (TimeoutException slow) {
            throw new IOException("no answer within " + LONGEST.toSeconds() + " seconds", slow);
        } catch (ExecutionException failure) {
            var cause = Optional.ofNullable(failure.getCause()).orElse(failure);
            throw new IOException(cause.getClass().getSimpleName(), failure);
        } finally {
            exchange.cancel(true);
        }
    }

    private static Optional<String> content(HttpResponse<String> answer) throws IOException {
        return switch (answer.statusCode() / 100) {
            case 2 -> Optional.of(answer.body());
            case 4 -> Optional.empty();
            default -> throw new IOException("the answer has status " + answer.statusCode());
        };
    }
}
