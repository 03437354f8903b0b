package helpdesk.purge;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import helpdesk.security.SignedIn;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A large purge in its stages, for tests of other packages that stop between them.
public final class PurgeStages {

    /// A few chunks, of the few rows that there are.
    private static final int ROWS = 7;

    private static final int MOST_CONTACTS = 100;
    private static final AgentCaller OFFICER = new AgentCaller("olga", "Olga Officer", true);

    private final PurgePreviews previews;
    private final PurgeTransactions transactions;
    private final PurgeBatchTransactions batches;
    private final PurgeBatchRecords batchRecords;
    private final PurgeChunks chunks;
    private final PurgeRecords records;
    private final JdbcClient jdbc;

    PurgeStages(
            PurgePreviews previews,
            PurgeTransactions transactions,
            PurgeBatchTransactions batches,
            PurgeBatchRecords batchRecords,
            PurgeChunks chunks,
            PurgeRecords records,
            JdbcClient jdbc) {
        this.previews = previews;
        this.transactions = transactions;
        this.batches = batches;
        this.batchRecords = batchRecords;
        this.chunks = chunks;
        this.records = records;
        this.jdbc = jdbc;
    }

    /// Up to where there is no way back, however small the contact is.
    public void begin(ContactId contact) {
        var preview = SignedIn.asPrivacyOfficer(() -> previews.preview(contact)).orElseThrow();
        var begun = transactions.purge(contact, preview.fingerprint(), OFFICER, new AtomicBoolean());
        if (begun instanceof Outcome.Refused<?>) {
            throw new IllegalStateException("The purge was refused: " + begun);
        }
    }

    /// Chunks, until the purge is at its end.
    public void goOn(ContactId contact) {
        goOn(records.findOfContact(contact).orElseThrow());
    }

    private void goOn(Purge purge) {
        chunks.executeChunks(purge, ROWS, () -> true, _ -> {});
    }

    /// A batch that has started.
    public record Batch(UUID id) {}

    /// Prepares a batch of the contact, and starts it.
    public Batch startBatch(ContactId contact) {
        var agent = Agent.of(OFFICER);
        var batch = batches.prepare(Set.of(contact), null, agent);
        if (batches.start(batch.batchId(), batch.fingerprint(), agent) instanceof Outcome.Refused<?> refused) {
            throw new IllegalStateException("The start was refused: " + refused);
        }
        return new Batch(batch.batchId().value());
    }

    /// Starts the batches that are to start by themselves by now, and does what comes next in them. It waits for rows
    /// as long as others, unlike [PurgeBatchClock].
    public void startDue() {
        var due = batchRecords.findDue();
        due.forEach(batches::startDue);
        due.forEach(batch -> batches.purgeGroup(batch, MOST_CONTACTS));
    }

    /// What comes next in the batch.
    ///
    /// @return whether there was nothing left
    public boolean goOn(Batch batch) {
        return batches.purgeGroup(new PurgeBatchId(batch.id()), MOST_CONTACTS).isLast();
    }

    /// Whatever is left of purges and batches that have begun.
    public void finishAll() {
        finishPurges();
        jdbc.sql("SELECT id FROM purge_batch WHERE state = 'RUNNING'")
                .query((row, _) -> new Batch(EntityId.uuid(row.getBytes(1))))
                .list()
                .forEach(this::finish);
    }

    private void finish(Batch batch) {
        while (!goOn(batch)) {
            finishPurges();
        }
    }

    private void finishPurges() {
        jdbc.sql("SELECT contact_id FROM contact_purge WHERE state = 'RUNNING'")
                .query((row, _) -> new ContactId(EntityId.uuid(row.getBytes(1))))
                .list()
                .forEach(this::goOn);
    }
}
