package helpdesk.purge.work;

import helpdesk.purge.record.Purge;
import helpdesk.purge.record.PurgeId;

/// The right to work on a purge, until somebody else takes it: a server that dies or hangs has lost it, and writes
/// nothing when it wakes up.
///
/// @param fence how often somebody has taken it; the highest one counts
record PurgeTurn(Purge purge, int fence) {

    PurgeId id() {
        return purge.purgeId();
    }
}
