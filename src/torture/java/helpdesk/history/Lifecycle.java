package helpdesk.history;

import static helpdesk.history.Stage.ACTIVE;
import static helpdesk.history.Stage.GONE;
import static helpdesk.history.Stage.NOT_YET;
import static helpdesk.history.Stage.SOFT_DELETED;

import helpdesk.history.Request.ReadPurge;
import helpdesk.history.Request.StartPurge;
import helpdesk.history.Told.Changed;
import helpdesk.history.Told.ContactIs;
import helpdesk.history.Told.Done;
import helpdesk.history.Told.NotActive;
import helpdesk.history.Told.NotFound;
import helpdesk.history.Told.NotSoftDeleted;
import helpdesk.history.Told.PreviewChanged;
import helpdesk.history.Told.PreviewIs;
import helpdesk.history.Told.PurgeIs;
import helpdesk.history.Told.Unknown;
import java.util.Optional;

/// The rules: from a life, by a request and what was told, to the life after it; empty if that cannot be told of it.
final class Lifecycle {

    private Lifecycle() {}

    static Optional<Life> after(Life life, Request request, Told told) {
        return switch (told) {
            case Unknown _ -> Optional.of(life.permits(request) ? life.after(request) : life);
            case Done _ -> done(life, request);
            case NotFound _ -> iff(isNotFound(life, request), life);
            case NotActive _ -> iff(life.is(SOFT_DELETED), life);
            case NotSoftDeleted _ -> iff(life.is(ACTIVE), life);
            case Changed _ -> iff(life.is(ACTIVE) && !life.permits(request), life);
            case PreviewChanged(var fingerprint) -> previewChanged(life, request, fingerprint);
            case ContactIs contact -> contact(life, contact);
            case PreviewIs(var fingerprint, var allowed) ->
                allowed == life.is(SOFT_DELETED) ? preview(life, fingerprint) : Optional.empty();
            case PurgeIs purge -> life.is(GONE) ? life.job().seen(purge).map(life::with) : Optional.empty();
        };
    }

    /// To begin a purge again changes nothing.
    private static Optional<Life> done(Life life, Request request) {
        return request instanceof StartPurge && life.is(GONE)
                ? Optional.of(life)
                : iff(life.permits(request), life).map(permitting -> permitting.after(request));
    }

    /// A purge that runs or ran is the answer to its repetition, and can always be read.
    private static boolean isNotFound(Life life, Request request) {
        var isOfThePurge = request instanceof StartPurge || request instanceof ReadPurge;
        return isOfThePurge ? life.is(NOT_YET) : !life.exists();
    }

    /// Other people's purges change a preview too, so that a refusal is always possible; but not for no change at all.
    private static Optional<Life> previewChanged(Life life, Request request, String fingerprint) {
        return life.is(SOFT_DELETED) && !request.equals(new StartPurge(fingerprint))
                ? preview(life, fingerprint)
                : Optional.empty();
    }

    private static Optional<Life> preview(Life life, String fingerprint) {
        return iff(life.exists() && life.previews().admit(fingerprint), life)
                .map(same -> same.with(same.previews().seen(fingerprint)));
    }

    private static Optional<Life> contact(Life life, ContactIs contact) {
        var version = contact.version();
        if (!life.exists() || !life.is(contact.stage()) || !life.value().equals(contact.value())) {
            return Optional.empty();
        }
        return version == null
                ? Optional.of(life)
                : iff(life.versions().admit(version), life).map(same -> same.withVersion(version));
    }

    private static Optional<Life> iff(boolean explained, Life life) {
        return explained ? Optional.of(life) : Optional.empty();
    }
}
