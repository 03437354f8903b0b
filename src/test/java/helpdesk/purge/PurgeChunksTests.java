package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.purge.PurgeTransactions.Chunk;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.security.AgentCaller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A large purge goes on chunk by chunk: whoever does one, and however many at once, each finds what is left under the
/// lock of the contact's row.
@HelpdeskTest
class PurgeChunksTests {

    private static final int ALL = 1_000;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeTransactions transactions;

    @Autowired
    PurgeChunks chunks;

    @Autowired
    PurgeRecords records;

    @Autowired
    JdbcClient database;

    @Test
    void isNotHarmedByTwoAtOnce() {
        var purge = aBegunPurge(5);
        try (var workers = Executors.newFixedThreadPool(2)) {
            var both = IntStream.range(0, 2)
                    .mapToObj(_ -> CompletableFuture.runAsync(() -> workToTheEnd(purge, 1), workers))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(both).orTimeout(1, TimeUnit.MINUTES).join();
        }
        isCompletedAsPlanned(purge);
    }

    /// It still believes what it read at the beginning.
    @Test
    void isNotHarmedByAWorkerThatOversleptItsLease() {
        var purge = aBegunPurge(2);
        assertThat(transactions
                        .executeChunk(purge.purgeId(), purge.contact(), 1)
                        .rows())
                .isOne();
        var asItWas = now(purge);
        workToTheEnd(purge, ALL);
        var atItsEnd = now(purge);

        assertThat(transactions.executeChunk(asItWas.purgeId(), asItWas.contact(), ALL))
                .isEqualTo(new Chunk(0, true));
        assertThat(chunks.executeChunks(asItWas, ALL, () -> true, _ -> {})).isTrue();
        assertThat(now(purge)).isEqualTo(atItsEnd);
        isCompletedAsPlanned(purge);
    }

    @Test
    void takesAlongWhatThePlanDidNotKnow() {
        var purge = aBegunPurge(1);
        database.sql("DELETE FROM contact_purge_action WHERE purge_id = :purge AND subject = 'TICKET'")
                .param("purge", purge.purgeId().bytes())
                .update();

        assertThat(transactions
                        .executeChunk(purge.purgeId(), purge.contact(), ALL)
                        .isLast())
                .isFalse();
        assertThat(transactions
                        .executeChunk(purge.purgeId(), purge.contact(), ALL)
                        .isLast())
                .isTrue();
        isCompletedAsPlanned(purge);
    }

    @Test
    void doesNoMoreThanThePlanSaysBeforeItIsPlannedAgain() {
        var purge = aBegunPurge(2);
        database.sql("UPDATE contact_purge_action SET planned = 1 WHERE purge_id = :purge AND subject = 'TICKET'")
                .param("purge", purge.purgeId().bytes())
                .update();

        workToTheEnd(purge, ALL);
        isCompletedAsPlanned(purge);
        assertThat(now(purge).actions())
                .filteredOn(action -> action.subject().equals("TICKET"))
                .singleElement()
                .satisfies(action -> assertThat(action.count()).isEqualTo(2));
    }

    @Test
    void findsWhatStandsAgainstATicketThoughThePlanDidNotKnowIt() {
        var purge = aBegunPurge(2);
        database.sql("UPDATE contact_purge_action SET planned = 0 WHERE purge_id = :purge AND subject = 'COMMENT'")
                .param("purge", purge.purgeId().bytes())
                .update();
        database.sql("DELETE FROM contact_purge_action WHERE purge_id = :purge AND subject = 'COLLABORATION'")
                .param("purge", purge.purgeId().bytes())
                .update();

        workToTheEnd(purge, 1);
        isCompletedAsPlanned(purge);
        assertThat(now(purge).actions())
                .filteredOn(action -> action.kind() == PurgeActionKind.DELETE)
                .extracting(PurgeAction::subject, PurgeAction::count)
                .contains(tuple("COMMENT", 2), tuple("COLLABORATION", 2), tuple("TICKET", 2));
    }

    @Test
    void doesAtLeastAChunkAndNoMoreRowsThanItMay() {
        var purge = aBegunPurge(1);
        assertThat(chunks.executeChunks(
                        purge, 1, () -> false, time -> assertThat(time).isPositive()))
                .isFalse();
        assertThat(now(purge).done()).isEqualTo(purge.done() + 1);
        workToTheEnd(purge, 1);
        isCompletedAsPlanned(purge);
    }

    @Test
    void triesFewerRowsAfterEachFailure() {
        var turns = IntStream.of(0, 1, 9, 10, 1_000)
                .mapToObj(failures -> new Turn(failures, () -> true, _ -> {}))
                .toList();
        assertThat(turns).extracting(Turn::rows).containsExactly(1_000, 500, 1, 1, 1);
        assertThat(turns).extracting(Turn::contacts).containsExactly(100, 50, 1, 1, 1);
    }

    @Test
    void hasAJobThatIsStoredWithThePurge() {
        var purge = aBegunPurge(1);

        assertThat(database.sql("SELECT COUNT(*) FROM purge_job WHERE task_instance = LOWER(HEX(:purge))")
                        .param("purge", purge.purgeId().bytes())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private Purge aBegunPurge(int tickets) {
        var contact = helpdesk.aContact();
        var colleague = helpdesk.aContact();
        IntStream.range(0, tickets).forEach(_ -> helpdesk.collaborates(colleague, helpdesk.aTicketOf(contact)));
        var fingerprint = helpdesk.previewFingerprint(helpdesk.softDeleted(contact));
        var id = ContactId.parse(contact).orElseThrow();
        var officer = new AgentCaller("olga", "Olga Officer", true);
        transactions.purge(id, fingerprint, officer, new AtomicBoolean());
        return records.findOfContact(id).orElseThrow();
    }

    private void workToTheEnd(Purge purge, int rows) {
        assertThat(chunks.executeChunks(purge, rows, () -> true, _ -> {})).isTrue();
    }

    private Purge now(Purge purge) {
        return records.find(purge.purgeId()).orElseThrow();
    }

    /// Once, and with nothing left to others.
    private void isCompletedAsPlanned(Purge purge) {
        assertThat(now(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(now(purge).done()).isEqualTo(now(purge).total());
        assertThat(database.sql("SELECT SUM(left_to_others) FROM contact_purge_action WHERE purge_id = :purge")
                        .param("purge", purge.purgeId().bytes())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(now(purge).lines()).extracting(PurgeLine::left).allMatch(List.of(0)::contains);
    }
}
