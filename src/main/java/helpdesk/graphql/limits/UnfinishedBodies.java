package helpdesk.graphql.limits;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The bodies that have not come in yet, the oldest first. When there is one too many, the oldest gives way: a
/// client that sends its body at once is served however many others do not.
final class UnfinishedBodies {

    /// Of an address (IPv6: its /64).
    private static final int MOST_OF_ADDRESS = 20;

    /// Each may take as much memory as a body may be long.
    private static final int MOST = 200;

    private final Set<IncomingBody> all = new LinkedHashSet<>();

    synchronized void add(IncomingBody body) {
        all.add(body);
        limit(ofSameCaller(body), MOST_OF_ADDRESS);
        limit(all, MOST);
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
