package helpdesk.torture;

import java.time.Duration;
import java.util.function.IntSupplier;

/// What happens to the servers and their database, while they have everything to do.
interface Blow {

    /// Does the harm.
    ///
    /// @param victim a server that is purging a contact
    void strike(ServerProcess victim);

    /// Puts right what was struck; others go on meanwhile.
    void mend(ServerProcess victim);

    /// Kills a server, and starts it again.
    static Blow serverKill() {
        return new Blow() {
            @Override
            public void strike(ServerProcess victim) {
                victim.kill();
            }

            @Override
            public void mend(ServerProcess victim) {
                victim.start();
            }
        };
    }

    /// Kills the database, and starts it again.
    static Blow databaseKill(Database database) {
        return new Blow() {
            @Override
            public void strike(ServerProcess victim) {
                database.kill();
            }

            @Override
            public void mend(ServerProcess victim) {
                database.mend();
            }
        };
    }

    /// Lets a server end in its own time, and starts it again. Its purges are others' at once, and not after a lease.
    ///
    /// @param orphans how many purges are in the hands of a server that gives no sign of life
    static Blow shutdown(IntSupplier orphans) {
        return new Blow() {
            @Override
            public void strike(ServerProcess victim) {
                victim.shutDown();
            }

            @Override
            public void mend(ServerProcess victim) {
                Waiting.pause(Duration.ofSeconds(5));
                if (orphans.getAsInt() > 0) {
                    throw new IllegalStateException("A server has ended and kept a purge");
                }
                victim.start();
            }
        };
    }

    /// Lets a server sleep for longer than others wait for it, and wakes it up.
    static Blow stop(Duration sleep) {
        return new Blow() {
            @Override
            public void strike(ServerProcess victim) {
                victim.suspend();
            }

            @Override
            public void mend(ServerProcess victim) {
                Waiting.pause(sleep);
                victim.resume();
            }
        };
    }

    /// Cuts the line at some commits.
    static Blow cuts(CommitCuttingProxy proxy, int count) {
        return new Blow() {
            @Override
            public void strike(ServerProcess victim) {
                proxy.cut(count);
            }

            @Override
            public void mend(ServerProcess victim) {
                Waiting.require(Duration.ofMinutes(1), "so many commits", proxy::isDone);
            }
        };
    }
}
