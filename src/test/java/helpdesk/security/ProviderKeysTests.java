package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import helpdesk.security.PlayedProvider.Mood;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderKeysTests {

    /// Whoever waits for a fetch waits for two seconds.
    private static final Duration AT_ONCE = Duration.ofMillis(1_500);
    private static final JWKSelector NOBODYS =
            new JWKSelector(new JWKMatcher.Builder().keyID("nobody's").build());

    private final PlayedProvider provider = new PlayedProvider("/realm" + PlayedProvider.OPENID);
    private volatile Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private final ProviderKeys keys = new ProviderKeys(new KeyFetch(provider.keys()), () -> now);

    ProviderKeysTests() throws IOException {}

    @AfterEach
    void close() {
        keys.close();
        provider.close();
    }

    @Test
    void areFetchedBeforeAnybodyAsks() {
        keys.start();
        awaitKeys();
        assertThat(provider.fetches()).isEqualTo(1);
    }

    @Test
    void areFetchedAtMostOnceInThirtySeconds() throws Exception {
        keys.start();
        awaitKeys();
        askTogether(60);
        assertThat(provider.fetches()).isEqualTo(1);
        now = now.plusSeconds(31);
        askTogether(60);
        await().untilAsserted(() -> assertThat(provider.fetches()).isEqualTo(2));
        awaitKeys();
        assertThat(provider.fetches()).isEqualTo(2);
    }

    /// Whoever asks, and however long the provider takes.
    @ParameterizedTest
    @EnumSource(names = "HEALTHY", mode = EnumSource.Mode.EXCLUDE)
    void keepNobodyWaiting(Mood mood) throws Exception {
        keys.start();
        awaitKeys();
        provider.is(mood);
        now = now.plus(Duration.ofMinutes(10));
        var begin = System.nanoTime();
        askTogether(60);
        assertThat(keys.get(known(), null)).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AT_ONCE);
        assertThat(provider.fetches()).isLessThan(10);
    }

    @Test
    void areNotKnownUntilTheProviderHasAnswered() {
        provider.is(Mood.SILENT);
        keys.start();
        assertUnavailable(known());
        assertUnavailable(NOBODYS);
    }

    @Test
    void areNobodysOnceTheProviderHasSaidSo() throws Exception {
        keys.start();
        awaitKeys();
        assertThat(keys.get(NOBODYS, null)).isEmpty();
        now = now.plusSeconds(31);
        provider.is(Mood.FAILING);
        assertUnavailable(NOBODYS);
        now = now.plusSeconds(31);
        provider.is(Mood.HEALTHY);
        assertUnavailable(NOBODYS);
        await().untilAsserted(() -> assertThatNoException().isThrownBy(() -> keys.get(NOBODYS, null)));
        assertThat(keys.get(NOBODYS, null)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILING", "EMPTY", "GARBLED"})
    void outliveTheProviderForADay(Mood mood) throws Exception {
        keys.start();
        awaitKeys();
        provider.is(mood);
        now = now.plus(Duration.ofHours(23));
        assertUnavailable(NOBODYS);
        await().untilAsserted(() -> assertThat(provider.fetches()).isEqualTo(2));
        assertThat(keys.get(known(), null)).hasSize(1);
        now = now.plus(Duration.ofHours(2));
        assertUnavailable(known());
    }

    @Test
    void areFetchedAgainThoughTheClockIsSetBack() throws Exception {
        keys.start();
        awaitKeys();
        now = now.minus(Duration.ofDays(2));
        assertUnavailable(NOBODYS);
        await().untilAsserted(() -> assertThat(provider.fetches()).isEqualTo(2));
    }

    @ParameterizedTest
    @EnumSource(names = "HEALTHY", mode = EnumSource.Mode.EXCLUDE)
    void areFetchedWithinTwoSecondsOrNotAtAll(Mood mood) {
        provider.is(mood);
        var begin = System.nanoTime();
        assertThatIOException().isThrownBy(() -> new KeyFetch(provider.keys()).fetch());
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/realm" + PlayedProvider.OPENID,
                PlayedProvider.OPENID + "/realm",
                PlayedProvider.OAUTH + "/realm"
            })
    void areWhereTheIssuerSaysThatTheyAre(String metadata) throws Exception {
        try (var issuer = new PlayedProvider(metadata)) {
            assertThat(new KeyFetch(issuer.issuer()).fetch().size()).isEqualTo(1);
            issuer.callsItself("https://idp.example.org");
            assertThatIOException().isThrownBy(() -> new KeyFetch(issuer.issuer()).fetch());
        }
    }

    @Test
    void areNowhereIfTheIssuerDoesNotSayWhere() throws Exception {
        try (var issuer = new PlayedProvider("/elsewhere")) {
            assertThatIOException().isThrownBy(() -> new KeyFetch(issuer.issuer()).fetch());
        }
        assertThatIOException().isThrownBy(() -> new KeyFetch(URI.create("http://localhost:1/keys")).fetch());
    }

    private JWKSelector known() {
        var key = provider.tokens().publicKey().getKeyID();
        return new JWKSelector(new JWKMatcher.Builder().keyID(key).build());
    }

    private void awaitKeys() {
        await().ignoreException(RemoteKeySourceException.class)
                .untilAsserted(() -> assertThat(keys.get(known(), null)).hasSize(1));
    }

    private void askTogether(int number) throws Exception {
        try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, number).forEach(_ -> everybody.execute(this::askForNobodys));
        }
    }

    private void askForNobodys() {
        try {
            assertThat(keys.get(NOBODYS, null)).isEmpty();
        } catch (RemoteKeySourceException _) {
            // as it should be while nobody can tell
        }
    }

    private void assertUnavailable(JWKSelector wanted) {
        assertThatExceptionOfType(RemoteKeySourceException.class).isThrownBy(() -> keys.get(wanted, null));
    }
}
