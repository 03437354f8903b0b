package helpdesk.torture;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// What happens to the servers and their database, while they have everything to do.
///
/// @param strike does the harm, to a server that is purging a contact or to what it needs
/// @param mend puts right what was struck; others go on meanwhile
record Blow(Consumer<ServerProcess> strike, Consumer<ServerProcess> mend) {

    /// Kills a server, and starts it again.
    static Blow serverKill() {
        return new Blow(ServerProcess::kill, ServerProcess::start);
    }

    /// Kills the database, and starts it again.
    static Blow databaseKill(Database database) {
        return new Blow(_ -> database.kill(), _ -> database.mend());
    }

    /// Leaves the primary of a cluster without a majority.
    static Blow partition(ClusterDatabase cluster) {
        return new Blow(_ -> cluster.isolatePrimary(), _ -> cluster.replaceIsolated());
    }

    /// Lets a server end in its own time, and starts it again. Its purges are others' at once, and not after a lease.
    ///
    /// @param signOfLife when one who lives has said so at the latest
    /// @param orphans how many purges are in the hands of a server that gives no sign of life
    static Blow shutdown(Duration signOfLife, IntSupplier orphans) {
        return new Blow(ServerProcess::shutDown, victim -> {
            Waiting.pause(signOfLife);
            if (orphans.getAsInt() > 0) {
                throw new IllegalStateException("A server has ended and kept a purge");
            }
            victim.start();
        });
    }

    /// Lets a server sleep for longer than others wait for it, and wakes it up.
    static Blow stop(Duration sleep) {
        return new Blow(ServerProcess::suspend, victim -> {
            Waiting.pause(sleep);
            victim.resume();
        });
    }

    /// Cuts the line at some commits.
    static Blow cuts(CommitCuttingProxy proxy, int count) {
        return new Blow(
                _ -> proxy.cut(count), _ -> Waiting.require(Duration.ofMinutes(1), "so many commits", proxy::isDone));
    }
}
