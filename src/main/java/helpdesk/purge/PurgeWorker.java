package helpdesk.purge;

import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Does purges from wherever they are to their end, chunk by chunk.
@Component
class PurgeWorker {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeWorker.class);

    private static final String EVERY = "${helpdesk.purge.resume-every:PT1M}";

    private final Purges purges;
    private final PurgeChunks chunks;

    PurgeWorker(Purges purges, PurgeChunks chunks) {
        this.purges = purges;
        this.chunks = chunks;
    }

    /// Goes on with what a request had no time left for, and with what a server left behind when it was stopped.
    @Scheduled(initialDelayString = EVERY, fixedDelayString = EVERY)
    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        purges.running().forEach(this::tryToRun);
    }

    /// What keeps one purge from its end keeps nothing else from its work: it stays where it is, to go on from there.
    void tryToRun(Purge purge) {
        try {
            run(purge);
        } catch (RuntimeException fault) {
            LOG.error("Purge {} does not come to its end: {}", purge.id(), QuietTrace.of(fault));
        }
    }

    private void run(Purge purge) {
        var more = purge.state() == PurgeState.RUNNING;
        while (more) {
            more = chunks.goOn(purge);
        }
    }
}
