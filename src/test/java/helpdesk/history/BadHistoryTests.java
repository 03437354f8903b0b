package helpdesk.history;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.history.Told.ContactIs;
import helpdesk.history.Told.NotActive;
import helpdesk.history.Told.NotSoftDeleted;
import helpdesk.history.Told.PreviewChanged;
import helpdesk.history.Told.PreviewIs;
import helpdesk.history.Told.PurgeIs;
import org.junit.jupiter.api.Test;

/// What cannot have happened is rejected, whatever was lost on the way.
class BadHistoryTests extends HistoryTest {

    @Test
    void rejectsARestoreAfterAnAcknowledgedPurge() {
        rejects(purged().then(RESTORE, DONE));
    }

    @Test
    void rejectsAPurgeOfAnActiveContact() {
        rejects(new Tale().then(PREVIEW, new PreviewIs("f1", false)).then(PURGE, RUNNING));
    }

    @Test
    void rejectsAPurgeOfARestoredContact() {
        rejects(previewed().then(RESTORE, DONE).then(PURGE, RUNNING));
    }

    @Test
    void rejectsATicketAfterThePurge() {
        rejects(purged().then(TICKET, DONE));
    }

    @Test
    void rejectsAReplyInATicketThatWentWithThePurge() {
        rejects(purged().then(REPLY, DONE));
    }

    @Test
    void rejectsATicketOfASoftDeletedContact() {
        rejects(softDeleted().then(TICKET, DONE));
        rejects(softDeleted().then(COMMENT_ELSEWHERE, DONE));
    }

    @Test
    void rejectsALostSoftDelete() {
        rejects(softDeleted().then(READ, ACTIVE_ADA));
    }

    @Test
    void rejectsALostRestore() {
        rejects(softDeleted().then(RESTORE, DONE).then(READ, SOFT_DELETED_ADA));
    }

    @Test
    void rejectsALostUpdate() {
        rejects(new Tale().then(update("Eve"), DONE).then(READ, ACTIVE_ADA));
    }

    @Test
    void rejectsALostPurge() {
        rejects(purged().then(READ, SOFT_DELETED_ADA));
    }

    @Test
    void rejectsAnUpdateThatCameBack() {
        rejects(new Tale()
                .then(update("Eve"), DONE)
                .then(update("Mallory"), DONE)
                .then(READ, read("Eve")));
    }

    @Test
    void rejectsTwoPurgesOfOneContact() {
        rejects(purged().then(PURGE, new PurgeIs("p2", true, 3, 3)));
    }

    @Test
    void rejectsAPurgeThatRunsAfterItsEnd() {
        rejects(purged().then(READ_PURGE, new PurgeIs("p1", false, 3, 3)));
    }

    @Test
    void rejectsAPurgeThatGoesBack() {
        rejects(previewed().then(PURGE, new PurgeIs("p1", false, 2, 3)).then(READ_PURGE, RUNNING));
    }

    @Test
    void rejectsAPurgeThatEndsBeforeAllIsDone() {
        rejects(previewed().then(PURGE, new PurgeIs("p1", true, 2, 3)));
    }

    @Test
    void rejectsAReadOfAPurgedContact() {
        rejects(previewed().then(PURGE, RUNNING).then(READ, SOFT_DELETED_ADA));
    }

    @Test
    void rejectsAPreviewOfAPurgedContact() {
        rejects(purged().then(PREVIEW, previewed("f1")));
    }

    @Test
    void rejectsAPurgeByAStaleFingerprint() {
        rejects(previewed().then(REPLY, DONE).then(PURGE, RUNNING));
        rejects(previewed().then(RESTORE, DONE).then(SOFT_DELETE, DONE).then(PURGE, RUNNING));
    }

    @Test
    void rejectsAPurgeThatNobodyPreviewed() {
        rejects(softDeleted().then(PURGE, RUNNING));
    }

    @Test
    void rejectsTheSamePreviewAfterAChange() {
        rejects(previewed().then(REPLY, DONE).then(PREVIEW, previewed("f1")));
        var preview = new PreviewIs("f1", false);
        rejects(new Tale().then(PREVIEW, preview).then(TICKET, DONE).then(PREVIEW, preview));
        rejects(previewed().then(PURGE, new PreviewChanged("f1")));
    }

    @Test
    void rejectsAnUpdateOfAStaleVersion() {
        rejects(new Tale()
                .then(READ, new ContactIs(Stage.ACTIVE, "Ada", 1))
                .then(update("Eve"), DONE)
                .then(new Request.Update("Mallory", 1), DONE));
    }

    @Test
    void rejectsAContactThatIsGoneWithoutAPurge() {
        rejects(new Tale().then(READ, NOT_FOUND));
    }

    @Test
    void rejectsRefusalsWithoutAReason() {
        rejects(new Tale().then(TICKET, new NotActive()));
        rejects(softDeleted().then(PURGE, new NotSoftDeleted()));
        rejects(purged().then(PURGE, NOT_FOUND));
    }

    @Test
    void rejectsBothARestoreAndAPurgeAtOnce() {
        rejects(previewed().then(RESTORE, DONE).meanwhile(PURGE, RUNNING).then(READ, ACTIVE_ADA));
    }

    @Test
    void rejectsWhatHappenedBeforeItWasAsked() {
        rejects(new Tale().then(READ, SOFT_DELETED_ADA).lost(SOFT_DELETE));
    }

    @Test
    void rejectsThatALostRequestHappenedTwice() {
        rejects(new Tale()
                .lost(SOFT_DELETE)
                .then(READ, SOFT_DELETED_ADA)
                .then(RESTORE, DONE)
                .then(READ, SOFT_DELETED_ADA));
    }

    @Test
    void showsOnlyTheAnswersThatExcludeEachOther() {
        var tale = new Tale()
                .then(READ, ACTIVE_ADA)
                .lost(TICKET)
                .then(SOFT_DELETE, DONE)
                .then(PREVIEW, previewed("f1"))
                .then(PURGE, COMPLETED)
                .then(READ, NOT_FOUND)
                .then(RESTORE, DONE)
                .then(READ, ACTIVE_ADA);
        assertThat(tale.contradiction()).hasValueSatisfying(contradiction -> {
            assertThat(contradiction.answers()).hasSize(3);
            assertThat(contradiction.others()).isEqualTo(6);
            assertThat(contradiction.toString()).contains("Restore", "Done").doesNotContain("SoftDelete");
        });
    }

    private static ContactIs read(String value) {
        return new ContactIs(Stage.ACTIVE, value, null);
    }

    private static void rejects(Tale tale) {
        assertThat(tale.contradiction())
                .hasValueSatisfying(
                        contradiction -> assertThat(contradiction.undecided()).isFalse());
    }
}
