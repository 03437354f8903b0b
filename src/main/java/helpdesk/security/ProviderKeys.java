package helpdesk.security;

import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys of the identity provider, as it published them last. No request ever waits for the provider: one
/// thread fetches the keys, at most once in thirty seconds, whatever tokens come in. Nimbus's own sources will not
/// do: they fetch on the thread of a request, so it waits for a slow provider, and they let two fetches pass in
/// each interval.
final class ProviderKeys implements JWKSource<SecurityContext>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);

    private static final Duration PAUSE_BETWEEN_FETCHES = Duration.ofSeconds(30);

    /// Keys are fetched again after so long, so a key that the provider withdraws is refused from then on.
    private static final Duration REFRESHED_AFTER = Duration.ofMinutes(5);

    /// While the provider does not answer, its last keys stay valid for so long.
    private static final Duration VALID_FOR = Duration.ofDays(1);

    private final KeyFetch provider;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("identity-provider-keys").factory());

    private volatile Known known = new Known(new JWKSet(), Instant.EPOCH, false);
    private Instant lastBegun = Instant.EPOCH;

    ProviderKeys(KeyFetch provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /// @param isCurrent whether the last fetch gave these keys: then no other key exists
    private record Known(JWKSet keys, Instant fetchedAt, boolean isCurrent) {

        Known outdated() {
            return new Known(keys, fetchedAt, false);
        }
    }

    /// Fetches the keys now, and again whenever it is time.
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::refresh, 0, PAUSE_BETWEEN_FETCHES.toSeconds(), TimeUnit.SECONDS);
    }

    /// The keys that a token may be signed with; none if the provider has no such key.
    ///
    /// @throws RemoteKeySourceException if that is not known for now: a fetch has not ended, or the last one
    ///     failed
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws RemoteKeySourceException {
        var current = known;
        var found = isYounger(current, VALID_FOR) ? wanted.select(current.keys()) : List.<JWK>of();
        if (found.isEmpty() && (fetchSoon() || !current.isCurrent())) {
            throw new RemoteKeySourceException("The keys of the identity provider are not known for now", null);
        }
        return found;
    }

    private boolean fetchSoon() {
        var begins = begin();
        if (begins) {
            thread.execute(this::fetch);
        }
        return begins;
    }

    private void refresh() {
        if (!(known.isCurrent() && isYounger(known, REFRESHED_AFTER)) && begin()) {
            fetch();
        }
    }

    /// True if it is time for another fetch, which the caller then makes. A fetch takes far less than the pause,
    /// so there is never more than one.
    private synchronized boolean begin() {
        var now = clock.instant();
        // The absolute value, since the clock may be set back.
        if (Duration.between(lastBegun, now).abs().compareTo(PAUSE_BETWEEN_FETCHES) < 0) {
            return false;
        }
        lastBegun = now;
        known = known.outdated();
        return true;
    }

    private void fetch() {
        try {
            known = new Known(provider.fetch(), clock.instant(), true);
        } catch (IOException failure) {
            LOG.warn("The keys of the identity provider cannot be fetched for now: {}", failure.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isYounger(Known keys, Duration age) {
        return clock.instant().isBefore(keys.fetchedAt().plus(age));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
