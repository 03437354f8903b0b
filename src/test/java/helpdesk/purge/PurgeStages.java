package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import helpdesk.security.SignedIn;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A large purge in its stages, for tests of other packages that stop between them.
public final class PurgeStages {

    /// A few chunks, of the few rows that there are.
    private static final int ROWS = 7;

    private final PurgePreviews previews;
    private final PurgeTransactions transactions;
    private final PurgeChunks chunks;
    private final PurgeRecords records;
    private final JdbcClient jdbc;

    PurgeStages(
            PurgePreviews previews,
            PurgeTransactions transactions,
            PurgeChunks chunks,
            PurgeRecords records,
            JdbcClient jdbc) {
        this.previews = previews;
        this.transactions = transactions;
        this.chunks = chunks;
        this.records = records;
        this.jdbc = jdbc;
    }

    /// Up to where there is no way back, however small the contact is.
    public void begin(ContactId contact) {
        var preview = SignedIn.asPrivacyOfficer(() -> previews.preview(contact)).orElseThrow();
        var officer = new AgentCaller("olga", "Olga Officer", true);
        var begun = transactions.purge(contact, preview.fingerprint(), officer, new AtomicBoolean());
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

    /// Whatever is left of purges that have begun.
    public void finishAll() {
        jdbc.sql("SELECT contact_id FROM contact_purge WHERE state = 'RUNNING'")
                .query((row, _) -> new ContactId(EntityId.uuid(row.getBytes(1))))
                .list()
                .forEach(this::goOn);
    }
}
