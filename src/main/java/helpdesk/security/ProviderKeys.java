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

/// The keys of the identity provider, as it published them last. No request ever waits for the provider: keys are
/// fetched on a thread of their own, at most once in thirty seconds, whatever tokens come in. Nimbus's own sources
/// fetch on the thread of a request, keep known keys waiting once their cache is too old, and let two fetches pass at
/// a time.
final class ProviderKeys implements JWKSource<SecurityContext>, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderKeys.class);

    private static final Duration PAUSE_BETWEEN_FETCHES = Duration.ofSeconds(30);

    /// A key that the provider withdraws is refused after so long.
    private static final Duration YOUNG = Duration.ofMinutes(5);

    /// While the provider does not answer, its keys stay good for so long.
    private static final Duration GOOD = Duration.ofDays(1);

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

    /// @param isCurrent whether no fetch has begun since, or failed: a key that is not among these does not exist
    private record Known(JWKSet keys, Instant fetchedAt, boolean isCurrent) {

        Known outdated() {
            return new Known(keys, fetchedAt, false);
        }
    }

    /// Fetches the keys at once, and from then on often enough for them to be young when somebody asks.
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::refresh, 0, PAUSE_BETWEEN_FETCHES.toSeconds(), TimeUnit.SECONDS);
    }

    /// The keys that a token may be signed with; none if the provider has no such key.
    ///
    /// @throws RemoteKeySourceException if nobody can tell for now: a fetch has not ended, or the last one failed
    @Override
    public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context) throws RemoteKeySourceException {
        var told = known;
        var found = isYounger(told, GOOD) ? wanted.select(told.keys()) : List.<JWK>of();
        if (found.isEmpty() && (fetchSoon() || !told.isCurrent())) {
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
        if (!(known.isCurrent() && isYounger(known, YOUNG)) && begin()) {
            fetch();
        }
    }

    /// Whether it is time for another fetch, which then has begun. One takes far less than the pause, so there is never
    /// more than one.
    private synchronized boolean begin() {
        var now = clock.instant();
        // Either way, since clocks are set back.
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

    private boolean isYounger(Known told, Duration age) {
        return clock.instant().isBefore(told.fetchedAt().plus(age));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
