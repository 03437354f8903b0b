package helpdesk.history;

import helpdesk.history.Request.Preview;
import helpdesk.history.Request.ReadContact;
import helpdesk.history.Request.ReadPurge;
import helpdesk.history.Request.Restore;
import helpdesk.history.Request.SoftDelete;
import helpdesk.history.Request.StartPurge;
import helpdesk.history.Request.Update;
import helpdesk.history.Request.WriteInAnothersTicket;
import helpdesk.history.Request.WriteInItsName;
import helpdesk.history.Request.WriteInItsTicket;
import helpdesk.history.Told.ContactIs;
import helpdesk.history.Told.Done;
import helpdesk.history.Told.NotFound;
import helpdesk.history.Told.PreviewIs;
import helpdesk.history.Told.PurgeIs;

/// The words in which tests tell histories.
abstract class HistoryTest {

    static final Request SOFT_DELETE = new SoftDelete();
    static final Request RESTORE = new Restore();
    static final Request READ = new ReadContact();
    static final Request PREVIEW = new Preview();
    static final Request READ_PURGE = new ReadPurge();
    static final Request TICKET = new WriteInItsName("ticket");
    static final Request COMMENT_ELSEWHERE = new WriteInAnothersTicket("comment");
    static final Request REPLY = new WriteInItsTicket("reply");
    static final Request PURGE = new StartPurge("f1");
    static final Told DONE = new Done();
    static final Told NOT_FOUND = new NotFound();
    static final Told RUNNING = new PurgeIs("p1", false, 1, 3);
    static final Told COMPLETED = new PurgeIs("p1", true, 3, 3);
    static final Told ACTIVE_ADA = new ContactIs(Stage.ACTIVE, "Ada", null);
    static final Told SOFT_DELETED_ADA = new ContactIs(Stage.SOFT_DELETED, "Ada", null);

    static Request update(String value) {
        return new Update(value, null);
    }

    static Told previewed(String fingerprint) {
        return new PreviewIs(fingerprint, true);
    }

    static Tale softDeleted() {
        return new Tale().then(SOFT_DELETE, DONE);
    }

    /// Soft deleted, and somebody has read its preview `f1`.
    static Tale previewed() {
        return softDeleted().then(PREVIEW, previewed("f1"));
    }

    static Tale purged() {
        return previewed().then(PURGE, COMPLETED);
    }
}
