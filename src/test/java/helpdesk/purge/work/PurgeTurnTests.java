package helpdesk.purge.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.purge.PurgeStart;
import helpdesk.purge.plan.PurgeAction;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.record.PurgeState;
import helpdesk.purge.record.Purges;
import helpdesk.purge.residue.Mentions;
import helpdesk.purge.residue.SearchedTexts;
import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.security.AgentCaller;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A purge is in one hand at a time: whoever has lost it writes nothing, however late it wakes up.
@HelpdeskTest
class PurgeTurnTests {

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    PurgeStart start;

    @Autowired
    PurgeTurns turns;

    @Autowired
    PurgeChunks chunks;

    @Autowired
    PurgeEnd end;

    @Autowired
    Purges purges;

    @Autowired
    PurgeWorker worker;

    @Autowired
    Mentions mentions;

    @Autowired
    JdbcClient database;

    @Test
    void isTakenFromWhoeverHadItBefore() {
        var purge = aBegunPurge();
        var lost = turns.take(purge, PurgeClaim.OF_REQUEST).orElseThrow();
        var current = turns.take(purge, PurgeClaim.OF_REQUEST).orElseThrow();

        assertThat(chunks.goOn(lost, Patience.ROWS)).isEqualTo(PurgeChunk.NONE);
        end.reach(lost);
        assertThat(purges.get(purge).done())
                .isEqualTo(purges.get(purge).plan().getFirst().done());
        assertThat(chunks.goOn(current, Patience.ROWS).after()).isEqualTo(PurgeChunk.After.END);
    }

    @Test
    void endsNothingAndStoresNothingOnceItIsSomebodyElses() {
        var purge = aBegunPurge();
        var lost = turns.take(purge, PurgeClaim.OF_REQUEST).orElseThrow();
        assertThat(chunks.goOn(lost, Patience.ROWS).after()).isEqualTo(PurgeChunk.After.END);
        var current = turns.take(purge, PurgeClaim.OF_REQUEST).orElseThrow();

        assertThat(end.reach(lost)).isEqualTo(PurgeChunk.After.NOTHING);
        chunks.store(lost, someTexts());
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.RUNNING);
        assertThat(mentions.searched(purge)).isZero();

        chunks.store(current, someTexts());
        assertThat(mentions.searched(purge)).isEqualTo(7);
        end.reach(current);
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
    }

    private SearchedTexts someTexts() {
        var source = database.sql("SELECT MIN(source) FROM contact_purge_search")
                .query(String.class)
                .single();
        return new SearchedTexts(source, EntityId.next(), 7, false, List.of());
    }

    @Test
    void isNotForWhoeverHasLostTheJob() {
        var purge = aBegunPurge();

        assertThat(turns.take(purge, PurgeClaim.ofWorker(1))).isEmpty();
        assertThat(worker.work(purge, PurgeClaim.ofWorker(1), new PatienceOfRequest()))
                .isEqualTo(PurgeWork.TAKEN_OVER);
    }

    @Test
    void takesAlongWhatThePlanDidNotKnow() {
        var purge = aBegunPurge();
        database.sql("DELETE FROM contact_purge_action WHERE purge_id = :purge AND subject = 'TICKET'")
                .param("purge", purge.bytes())
                .update();

        assertThat(worker.work(purge, PurgeClaim.OF_REQUEST, new PatienceOfRequest()))
                .isEqualTo(PurgeWork.WANTS_ANOTHER_TURN);
        assertThat(worker.work(purge, PurgeClaim.OF_REQUEST, new PatienceOfRequest()))
                .isEqualTo(PurgeWork.AT_AN_END);
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(purges.get(purge).done()).isEqualTo(purges.get(purge).total());
    }

    @Test
    void doesNoMoreThanThePlanSaysBeforeItIsPlannedAgain() {
        var purge = aBegunPurge(2);
        database.sql("UPDATE contact_purge_action SET planned = 1 WHERE purge_id = :purge AND subject = 'TICKET'")
                .param("purge", purge.bytes())
                .update();

        workToTheEnd(purge, new PatienceOfRequest());
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(purges.get(purge).actions())
                .filteredOn(action -> action.subject().equals("TICKET"))
                .singleElement()
                .satisfies(action -> assertThat(action.count()).isEqualTo(2));
    }

    @Test
    void findsWhatStandsAgainstATicketThoughThePlanDidNotKnowIt() {
        var purge = aBegunPurge(2);
        database.sql("UPDATE contact_purge_action SET planned = 0 WHERE purge_id = :purge AND subject = 'COMMENT'")
                .param("purge", purge.bytes())
                .update();
        database.sql("DELETE FROM contact_purge_action WHERE purge_id = :purge AND subject = 'COLLABORATION'")
                .param("purge", purge.bytes())
                .update();

        workToTheEnd(purge, new OneRow());
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(purges.get(purge).actions())
                .filteredOn(action -> action.kind() == PurgeActionKind.DELETE)
                .extracting(PurgeAction::subject, PurgeAction::count)
                .contains(tuple("COMMENT", 2), tuple("COLLABORATION", 2), tuple("TICKET", 2));
        assertThat(leftToOthers(purge)).isZero();
    }

    @Test
    void doesAtLeastAChunkAndNoMoreRowsThanItMay() {
        var purge = aBegunPurge();
        var before = purges.get(purge).done();
        assertThat(worker.work(purge, PurgeClaim.OF_REQUEST, new OneRow())).isEqualTo(PurgeWork.WANTS_ANOTHER_TURN);
        assertThat(purges.get(purge).done()).isEqualTo(before + 1);
        workToTheEnd(purge, new OneRow());
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(leftToOthers(purge)).isZero();
    }

    @Test
    void endsAlsoWhenNothingCanBeSearched() {
        var purge = aBegunPurge();
        database.sql("UPDATE contact_purge_values SET sealed = REPEAT('x', 64) WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .update();
        workToTheEnd(purge, new OneRow());
        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.NEEDS_REVIEW);
    }

    @Test
    void triesFewerRowsAfterEachFailure() {
        var rows = Bucket.builder()
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, Duration.ofSeconds(1)))
                .build();
        assertThat(IntStream.of(0, 1, 9, 10, 1_000)
                        .map(failures -> new PatienceOfWorker(rows, () -> false, failures, 0).rows()))
                .containsExactly(1_000, 500, 1, 1, 1);
    }

    @Test
    void isOverWithThePurge() {
        var purge = aBegunPurge();
        assertThat(worker.work(purge, PurgeClaim.OF_REQUEST, new PatienceOfRequest()))
                .isEqualTo(PurgeWork.AT_AN_END);

        assertThat(purges.get(purge).state()).isEqualTo(PurgeState.COMPLETED);
        assertThat(turns.take(purge, PurgeClaim.OF_REQUEST)).isEmpty();
    }

    @Test
    void comesToAJobThatIsStoredWithThePurge() {
        var purge = aBegunPurge();

        assertThat(database.sql("SELECT COUNT(*) FROM purge_job WHERE task_instance = LOWER(HEX(:purge))")
                        .param("purge", purge.bytes())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private PurgeId aBegunPurge() {
        return aBegunPurge(1);
    }

    private PurgeId aBegunPurge(int tickets) {
        var contact = helpdesk.aContact();
        var colleague = helpdesk.aContact();
        IntStream.range(0, tickets).forEach(_ -> helpdesk.collaborates(colleague, helpdesk.aTicketOf(contact)));
        var fingerprint = helpdesk.previewFingerprint(helpdesk.softDeleted(contact));
        var id = ContactId.parse(contact).orElseThrow();
        start.begin(id, fingerprint, new AgentCaller("olga", "Olga Officer", true));
        return purges.idOfContact(id).orElseThrow();
    }

    private void workToTheEnd(PurgeId purge, Patience patience) {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> worker.work(purge, PurgeClaim.OF_REQUEST, patience))
                        .anyMatch(work -> work == PurgeWork.AT_AN_END))
                .isTrue();
    }

    private int leftToOthers(PurgeId purge) {
        return database.sql("SELECT SUM(left_to_others) FROM contact_purge_action WHERE purge_id = :purge")
                .param("purge", purge.bytes())
                .query(Integer.class)
                .single();
    }

    /// Whoever works with it is out of patience at once.
    private record OneRow() implements Patience {

        @Override
        public int rows() {
            return 1;
        }

        @Override
        public boolean forAnotherChunk() {
            return false;
        }

        @Override
        public boolean forMoreTexts() {
            return false;
        }

        @Override
        public boolean comesBack() {
            return true;
        }

        @Override
        public void spend(int rows) {}
    }
}
