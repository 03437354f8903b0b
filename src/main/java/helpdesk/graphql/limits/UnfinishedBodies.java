package helpdesk.graphql.limits;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The bodies that have not come in yet, the oldest first.
final class UnfinishedBodies {

    private final BodyLimits limits;
    private final Set<IncomingBody> all = new LinkedHashSet<>();

    UnfinishedBodies(BodyLimits limits) {
        this.limits = limits;
    }

    /// Adds one, for which the oldest of its address, or of all, gives way if there are too many.
    synchronized void add(IncomingBody body) {
        all.add(body);
        limit(ofSameCaller(body), limits.address());
        limit(all, limits.server());
    }

    synchronized void remove(IncomingBody body) {
        all.remove(body);
    }

    private List<IncomingBody> ofSameCaller(IncomingBody body) {
        return all.stream()
                .filter(other -> other.caller().equals(body.caller()))
                .toList();
    }

    private void limit(Collection<IncomingBody> bodies, int most) {
        if (bodies.size() > most) {
            var oldest = bodies.iterator().next();
            all.remove(oldest);
            oldest.giveWay();
        }
    }
}
