package helpdesk.torture;

import java.time.Duration;

/// Does what a router in front of a cluster does: servers talk to whichever member is the primary.
final class PrimaryRouter extends Relay {

    private volatile boolean isOver;

    PrimaryRouter(ClusterDatabase cluster) {
        super(cluster::port);
        Thread.ofPlatform().daemon().start(() -> watch(cluster));
    }

    private void watch(ClusterDatabase cluster) {
        var last = cluster.primary();
        while (!isOver) {
            Patience.pause(Duration.ofMillis(500));
            var now = cluster.primary();
            if (!now.isEmpty() && !now.equals(last)) {
                hangUp();
                last = now;
            }
        }
    }

    @Override
    public void close() {
        isOver = true;
        super.close();
    }
}
