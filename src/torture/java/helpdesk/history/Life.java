package helpdesk.history;

import static helpdesk.history.Stage.ACTIVE;
import static helpdesk.history.Stage.GONE;
import static helpdesk.history.Stage.NOT_YET;
import static helpdesk.history.Stage.SOFT_DELETED;

import helpdesk.history.Request.Create;
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

/// A contact at one moment, as far as answers tell.
record Life(Stage stage, String value, Tokens versions, Tokens previews, Job job) {

    static final Life NONE = new Life(NOT_YET, "", Tokens.NONE, Tokens.NONE, Job.UNSEEN);

    boolean is(Stage other) {
        return stage == other;
    }

    boolean exists() {
        return is(ACTIVE) || is(SOFT_DELETED);
    }

    /// Whether a request is done; otherwise it is refused and changes nothing.
    boolean permits(Request request) {
        return switch (request) {
            case Create _ -> is(NOT_YET);
            case SoftDelete _, Restore _, WriteInItsTicket _ -> exists();
            case Update update -> is(ACTIVE) && (update.version() == null || versions.hold(update.version()));
            case WriteInItsName _, WriteInAnothersTicket _ -> is(ACTIVE);
            case StartPurge(var fingerprint) -> is(SOFT_DELETED) && previews.hold(fingerprint);
            case ReadContact _, Preview _, ReadPurge _ -> false;
        };
    }

    /// The life after a request that is permitted.
    Life after(Request request) {
        return switch (request) {
            case Create(var first) -> changed(ACTIVE, first);
            case SoftDelete _ -> is(SOFT_DELETED) ? this : changed(SOFT_DELETED, value);
            case Restore _ -> is(ACTIVE) ? this : changed(ACTIVE, value);
            case Update update -> update.value().equals(value) ? this : changed(ACTIVE, update.value());
            case StartPurge _ -> new Life(GONE, "", Tokens.NONE, Tokens.NONE, Job.UNSEEN);
            case WriteInItsName _, WriteInItsTicket _ -> with(previews.changed());
            case WriteInAnothersTicket _, ReadContact _, Preview _, ReadPurge _ -> this;
        };
    }

    Life with(Tokens seenPreviews) {
        return new Life(stage, value, versions, seenPreviews, job);
    }

    Life withVersion(int version) {
        return new Life(stage, value, versions.seen(version), previews, job);
    }

    Life with(Job seenJob) {
        return new Life(stage, value, versions, previews, seenJob);
    }

    private Life changed(Stage next, String nextValue) {
        return new Life(next, nextValue, versions.changed(), previews.changed(), job);
    }
}
