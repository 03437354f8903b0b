package helpdesk.history;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.history.Told.Changed;
import helpdesk.history.Told.ContactIs;
import helpdesk.history.Told.NotActive;
import helpdesk.history.Told.NotSoftDeleted;
import helpdesk.history.Told.PreviewChanged;
import helpdesk.history.Told.PreviewIs;
import org.junit.jupiter.api.Test;

/// What can have happened is explained, whatever was lost on the way.
class GoodHistoryTests extends HistoryTest {

    @Test
    void explainsALifeFromItsBeginningToItsEnd() {
        explains(new Tale()
                .then(READ, ACTIVE_ADA)
                .then(update("Ada Sample"), DONE)
                .then(TICKET, DONE)
                .then(SOFT_DELETE, DONE)
                .then(RESTORE, DONE)
                .then(READ, new ContactIs(Stage.ACTIVE, "Ada Sample", null))
                .then(SOFT_DELETE, DONE)
                .then(PREVIEW, previewed("f1"))
                .then(PURGE, RUNNING)
                .then(READ, NOT_FOUND)
                .then(READ_PURGE, RUNNING)
                .then(READ_PURGE, COMPLETED)
                .then(TICKET, NOT_FOUND));
    }

    @Test
    void explainsRepetitions() {
        explains(softDeleted()
                .then(SOFT_DELETE, DONE)
                .then(PREVIEW, previewed("f1"))
                .then(PURGE, RUNNING)
                .then(PURGE, COMPLETED)
                .then(PURGE, COMPLETED));
        explains(new Tale().then(RESTORE, DONE).then(RESTORE, DONE));
    }

    @Test
    void explainsRefusals() {
        explains(softDeleted().then(TICKET, new NotActive()).then(update("Eve"), new NotActive()));
        explains(new Tale().then(PREVIEW, new PreviewIs("f1", false)).then(PURGE, new NotSoftDeleted()));
        explains(purged().then(SOFT_DELETE, NOT_FOUND).then(RESTORE, NOT_FOUND).then(PREVIEW, NOT_FOUND));
        explains(previewed().then(REPLY, DONE).then(PURGE, new PreviewChanged("f2")));
    }

    @Test
    void explainsAPreviewThatOtherPeoplesPurgesChanged() {
        explains(previewed().then(PURGE, new PreviewChanged("f2")).then(PREVIEW, previewed("f2")));
    }

    @Test
    void explainsAPreviewThatComesBackOnceAnothersTicketIsGone() {
        var preview = new PreviewIs("f1", false);
        explains(new Tale().then(PREVIEW, preview).then(COMMENT_ELSEWHERE, DONE).then(PREVIEW, preview));
    }

    @Test
    void explainsTwoAtOnceInWhicheverOrderFits() {
        explains(softDeleted().then(RESTORE, DONE).meanwhile(TICKET, DONE));
        explains(softDeleted().then(RESTORE, DONE).meanwhile(TICKET, new NotActive()));
        explains(previewed().then(PURGE, RUNNING).meanwhile(RESTORE, NOT_FOUND));
        explains(previewed().then(RESTORE, DONE).meanwhile(PURGE, new NotSoftDeleted()));
    }

    @Test
    void explainsAPurgeThatGoesOnUntilItsAnswer() {
        explains(previewed().then(PREVIEW, NOT_FOUND).then(PURGE, RUNNING).around(2, PURGE, COMPLETED));
    }

    @Test
    void explainsWhatHappenedWithoutAnAnswer() {
        explains(new Tale().lost(SOFT_DELETE).then(READ, SOFT_DELETED_ADA));
        explains(previewed().lost(PURGE).then(READ, NOT_FOUND).then(PURGE, RUNNING));
    }

    @Test
    void explainsWhatDidNotHappenWithoutAnAnswer() {
        explains(new Tale().lost(SOFT_DELETE).then(READ, ACTIVE_ADA));
        explains(previewed().lost(PURGE).then(RESTORE, DONE).then(READ, ACTIVE_ADA));
    }

    @Test
    void explainsWhatHappenedLongAfterItsAnswerWasLost() {
        explains(new Tale().lost(SOFT_DELETE).then(READ, ACTIVE_ADA).then(READ, SOFT_DELETED_ADA));
    }

    @Test
    void explainsAnUpdateOfAVersionThatHolds() {
        var read = new ContactIs(Stage.ACTIVE, "Ada", 1);
        explains(new Tale().then(READ, read).then(new Request.Update("Eve", 1), DONE));
        explains(new Tale()
                .then(READ, read)
                .then(update("Eve"), DONE)
                .then(new Request.Update("Mallory", 1), new Changed()));
    }

    private static void explains(Tale tale) {
        assertThat(tale.contradiction()).isEmpty();
    }
}
