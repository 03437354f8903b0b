package helpdesk.history;

import helpdesk.history.Told.PurgeIs;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of a contact's purge: there is one, it only goes on, and its end is all of it.
record Job(@Nullable String id, boolean completed, int done) {

    static final Job UNSEEN = new Job(null, false, 0);

    /// Empty if this purge cannot be that one at a later time.
    Optional<Job> seen(PurgeIs purge) {
        var isSame = id == null || id.equals(purge.id());
        var goesOn = purge.done() >= done && (purge.completed() || !completed);
        var isWhole = !purge.completed() || purge.done() == purge.total();
        return isSame && goesOn && isWhole
                ? Optional.of(new Job(purge.id(), purge.completed(), purge.done()))
                : Optional.empty();
    }
}
