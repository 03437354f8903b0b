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

/// The only door to a purge (R3): whoever purges, one or many, now or by schedule, comes through here.
@Service
class ContactPurge {

    private static final Logger LOG = LoggerFactory.getLogger(ContactPurge.class);

    /// So many at once leave connections to everybody else.
    private static final int MOST_AT_ONCE = 4;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private static final int CHUNKS_OF_REQUEST = 2;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final PurgeTransactions transactions;
    private final PurgeLoop loop;
    private final PurgeJobs jobs;
    private final PurgeWorkers workers;
    private final PurgeRecords records;
    private final WatchedPurges watched;
    private final PurgeSwitch purgeSwitch;
    private final CurrentCaller caller;

    ContactPurge(
            PurgeTransactions transactions,
            PurgeLoop loop,
            PurgeJobs jobs,
            PurgeWorkers workers,
            PurgeRecords records,
            WatchedPurges watched,
            PurgeSwitch purgeSwitch,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.loop = loop;
        this.jobs = jobs;
        this.workers = workers;
        this.records = records;
        this.watched = watched;
        this.purgeSwitch = purgeSwitch;
        this.caller = caller;
    }

    /// Purges the contact as its preview said. A purge that runs or ran is the answer to its repetition.
    @PrivacyOfficersOnly
    public Outcome<Purge> purge(String contactId, String previewFingerprint) {
        return ContactId.parse(contactId)
                .map(contact -> purge(contact, previewFingerprint, caller.agent()))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }

    private Outcome<Purge> purge(ContactId contact, String fingerprint, AgentCaller officer) {
        var isPaused = purgeSwitch.isPaused();
        return begin(contact, fingerprint, officer, isPaused)
                .either(purge -> Outcome.done(purge.isRunning() && !isPaused ? goOn(purge) : purge), Outcome::refused);
    }

    private Outcome<Purge> begin(ContactId contact, String fingerprint, AgentCaller officer, boolean isPaused) {
        var hasPlace = !isPaused && hasPlace();
        try {
            return transactions.purge(contact, fingerprint, officer, new AtomicBoolean(hasPlace));
        } finally {
            places.release(hasPlace ? 1 : 0);
        }
    }

    /// Whoever waits for a place holds no connection meanwhile.
    private boolean hasPlace() {
        try {
            return places.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Does as much as a request waits for, and leaves the rest to the workers. Whatever happens to the request, or to
    /// this server, the job is there.
    private Purge goOn(Purge purge) {
        try {
            var chunks = new AtomicInteger(CHUNKS_OF_REQUEST);
            leave(purge, loop.goOn(purge, MOST_ROWS, () -> chunks.decrementAndGet() > 0, _ -> {}));
        } catch (RuntimeException fault) {
            LOG.warn("Purge {} is left to the workers: {}", purge.id(), QuietTrace.of(fault));
        }
        return records.find(purge.purgeId()).orElse(purge);
    }

    private void leave(Purge purge, boolean isEnded) {
        if (isEnded) {
            jobs.end(purge.purgeId());
        } else {
            jobs.handOver(purge.purgeId());
            workers.wake();
        }
    }

    /// By global id; nobody but agents learns whether it is one.
    @AgentsOnly
    public Optional<Purge> find(String globalId) {
        return PurgeId.parse(globalId).flatMap(records::find);
    }

    /// A contact finds none, as if there was none.
    @AgentsAndContacts
    public List<Purge> findAll(Collection<PurgeId> ids) {
        return caller.get() instanceof AgentCaller ? records.findAll(ids) : List.of();
    }

    /// The purge now, and whenever it has changed, until it no longer runs.
    @AgentsOnly
    public Flux<Optional<Purge>> watch(String globalId) {
        return PurgeId.parse(globalId).map(watched::watch).orElseGet(() -> Flux.just(Optional.empty()));
    }
}
