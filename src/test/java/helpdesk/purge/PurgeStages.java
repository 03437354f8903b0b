package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.plan.PurgePreviews;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.Purges;
import helpdesk.purge.work.PatienceOfWorker;
import helpdesk.purge.work.PurgeClaim;
import helpdesk.purge.work.PurgeWork;
import helpdesk.purge.work.PurgeWorker;
import helpdesk.security.AgentCaller;
import helpdesk.security.SignedIn;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A purge in its stages, for tests of other packages that stop between them.
public final class PurgeStages {

    /// After so many failures a worker does seven rows in a transaction: a few chunks, of the few rows that there are.
    private static final int FAILURES = 7;

    private static final int MANY_ROWS = 1_000_000;

    /// However long a session is made to stand still, the turn is not over by the clock.
    private static final long LATER = Duration.ofHours(1).toNanos();

    private final PurgePreviews previews;
    private final PurgeStart start;
    private final PurgeWorker worker;
    private final Purges purges;
    private final JdbcClient jdbc;

    PurgeStages(PurgePreviews previews, PurgeStart start, PurgeWorker worker, Purges purges, JdbcClient jdbc) {
        this.previews = previews;
        this.start = start;
        this.worker = worker;
        this.purges = purges;
        this.jdbc = jdbc;
    }

    /// Up to where there is no way back.
    public void begin(ContactId contact) {
        var preview = SignedIn.asPrivacyOfficer(() -> previews.preview(contact)).orElseThrow();
        var begun = start.begin(contact, preview.fingerprint(), new AgentCaller("olga", "Olga Officer", true));
        if (begun instanceof Outcome.Refused<?>) {
            throw new IllegalStateException("The purge was refused: " + begun);
        }
    }

    /// Turns, until it is somebody else's or the purge is at its end.
    public void goOn(ContactId contact) {
        goOn(purges.idOfContact(contact).orElseThrow());
    }

    private void goOn(PurgeId purge) {
        var rows = Bucket.builder()
                .addLimit(limit -> limit.capacity(MANY_ROWS).refillGreedy(MANY_ROWS, Duration.ofSeconds(1)))
                .build();
        var patience = new PatienceOfWorker(rows, () -> false, FAILURES, System.nanoTime() + LATER);
        var work = PurgeWork.WANTS_ANOTHER_TURN;
        while (work == PurgeWork.WANTS_ANOTHER_TURN) {
            work = worker.work(purge, PurgeClaim.OF_REQUEST, patience);
        }
    }

    /// Whatever is left of purges that have begun.
    public void finishAll() {
        jdbc.sql("SELECT id FROM contact_purge WHERE state = 'RUNNING'")
                .query((row, _) -> new PurgeId(EntityId.uuid(row.getBytes(1))))
                .list()
                .forEach(this::goOn);
    }
}
