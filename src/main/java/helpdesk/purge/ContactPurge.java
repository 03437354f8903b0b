package helpdesk.purge;

import static helpdesk.purge.PurgeTransactions.MOST_ROWS;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactNotFound;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import helpdesk.security.QuietTrace;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/// Purges contacts. There is no other way to a purge (R3).
@Service
class ContactPurge {

    private static final Logger LOG = LoggerFactory.getLogger(ContactPurge.class);

    /// More at once would take too many connections from other requests.
    private static final int MOST_AT_ONCE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final int CHUNKS_OF_REQUEST = 2;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final PurgeTransactions transactions;
    private final PurgeChunks chunks;
    private final PurgeJobs jobs;
    private final PurgeJobWorkers workers;
    private final PurgeRecords records;
    private final ProgressFeed<PurgeId, Purge> feed;
    private final PurgeSwitch purgeSwitch;
    private final CurrentCaller caller;

    ContactPurge(
            PurgeTransactions transactions,
            PurgeChunks chunks,
            PurgeJobs jobs,
            PurgeJobWorkers workers,
            PurgeRecords records,
            ProgressFeed<PurgeId, Purge> feed,
            PurgeSwitch purgeSwitch,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.chunks = chunks;
        this.jobs = jobs;
        this.workers = workers;
        this.records = records;
        this.feed = feed;
        this.purgeSwitch = purgeSwitch;
        this.caller = caller;
    }

    /// Purges the contact as its preview said. A repetition returns the purge that runs or ran.
    @PrivacyOfficersOnly
    public Outcome<Purge> purge(String contactId, String previewFingerprint) {
        return ContactId.parse(contactId)
                .map(contact -> purge(contact, previewFingerprint, caller.agent()))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }

    private Outcome<Purge> purge(ContactId contact, String fingerprint, AgentCaller officer) {
        return begin(contact, fingerprint, officer)
                .either(
                        purge -> Outcome.done(
                                purge.isRunning() && !purgeSwitch.isPaused() ? continueInRequest(purge) : purge),
                        Outcome::refused);
    }

    private Outcome<Purge> begin(ContactId contact, String fingerprint, AgentCaller officer) {
        var hasPlace = hasPlace();
        try {
            return transactions.purge(contact, fingerprint, officer, new AtomicBoolean(hasPlace));
        } finally {
            places.release(hasPlace ? 1 : 0);
        }
    }

    /// Waits without holding a connection.
    private boolean hasPlace() {
        try {
            return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does as much as a request has time for, and leaves the rest to the workers. The job of the purge is stored
    /// already, so a fault of the request or of this server does not stop the purge.
    private Purge continueInRequest(Purge purge) {
        try {
            var chunksLeft = new AtomicInteger(CHUNKS_OF_REQUEST);
            var isCompleted = chunks.executeChunks(purge, MOST_ROWS, () -> chunksLeft.decrementAndGet() > 0, _ -> {});
            endOrHandOver(purge, isCompleted);
        } catch (RuntimeException fault) {
            LOG.warn("Purge {} is left to the workers: {}", purge.id(), QuietTrace.of(fault));
        }
        return records.find(purge.purgeId()).orElse(purge);
    }

    private void endOrHandOver(Purge purge, boolean isCompleted) {
        if (isCompleted) {
            jobs.end(purge.purgeId());
        } else {
            jobs.handOver(purge.purgeId());
            workers.wake();
        }
    }

    /// Empty for an id that is not valid, as for a purge that does not exist.
    @AgentsOnly
    public Optional<Purge> find(String globalId) {
        return PurgeId.parse(globalId).flatMap(records::find);
    }

    /// For a contact, no purge exists.
    @AgentsAndContacts
    public List<Purge> findAll(Collection<PurgeId> ids) {
        return caller.get() instanceof AgentCaller ? records.findAll(ids) : List.of();
    }

    /// The purge as it is now, and again after each change, until it no longer runs.
    @AgentsOnly
    public Flux<Optional<Purge>> watch(String globalId) {
        return PurgeId.parse(globalId).map(feed::subscribe).orElseGet(() -> Flux.just(Optional.empty()));
    }
}
