package helpdesk.history;

import helpdesk.history.Request.Preview;
import helpdesk.history.Request.ReadContact;
import helpdesk.history.Request.ReadPurge;
import helpdesk.history.Request.StartPurge;
import helpdesk.history.Told.ContactIs;
import helpdesk.history.Told.Done;
import helpdesk.history.Told.NotActive;
import helpdesk.history.Told.NotFound;
import helpdesk.history.Told.NotSoftDeleted;
import helpdesk.history.Told.PreviewChanged;
import helpdesk.history.Told.PreviewIs;
import helpdesk.history.Told.PurgeIs;

/// Simulates a correct help desk of one contact in memory, without the rules of the checker.
final class ReferenceModel {

    private Stage stage = Stage.ACTIVE;
    private String value = "Ada";
    private int changes;

    Told ask(Request request) {
        var told = answer(request);
        if (told instanceof Done) {
            change(request);
        }
        return told;
    }

    /// Its memory fails: what it has said last never happened.
    void forgetThatItIsSoftDeleted() {
        stage = Stage.ACTIVE;
    }

    private Told answer(Request request) {
        return switch (request) {
            case StartPurge(var fingerprint) -> purge(fingerprint);
            case ReadPurge _ -> stage == Stage.GONE ? purge() : new Told.Unknown();
            case Request _ when stage == Stage.GONE -> new NotFound();
            case ReadContact _ -> new ContactIs(stage, value, changes);
            case Preview _ -> new PreviewIs("f" + changes, stage == Stage.SOFT_DELETED);
            case Request.Update _, Request.WriteInItsName _, Request.WriteInAnothersTicket _
            when stage == Stage.SOFT_DELETED -> new NotActive();
            default -> new Done();
        };
    }

    private Told purge(String fingerprint) {
        if (stage == Stage.ACTIVE) {
            return new NotSoftDeleted();
        }
        if (stage == Stage.SOFT_DELETED && !fingerprint.equals("f" + changes)) {
            return new PreviewChanged("f" + changes);
        }
        stage = Stage.GONE;
        return purge();
    }

    private static PurgeIs purge() {
        return new PurgeIs("p1", true, 1, 1);
    }

    private void change(Request request) {
        changes++;
        switch (request) {
            case Request.SoftDelete _ -> stage = Stage.SOFT_DELETED;
            case Request.Restore _ -> stage = Stage.ACTIVE;
            case Request.Update update -> value = update.value();
            default -> {}
        }
    }
}
