package helpdesk.portal;

import helpdesk.graphql.error.Throttled;
import helpdesk.security.QuietTrace;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps mails that anybody can ask for from filling the database, whatever their addresses. Those of one minute may
/// come on top.
@Component
class MailRoom {

    private static final Logger LOG = LoggerFactory.getLogger(MailRoom.class);

    private static final int MOST_WAITING = 100_000;
    private static final Duration LOOKS_AGAIN = Duration.ofMinutes(1);

    private final PortalMails mails;
    private final Clock clock;

    private volatile boolean isFull;

    MailRoom(PortalMails mails, Clock clock) {
        this.mails = mails;
        this.clock = clock;
    }

    /// Throws [Throttled] if too many mails wait already.
    void require() {
        if (isFull) {
            throw new Throttled(LOOKS_AGAIN);
        }
    }

    @Scheduled(fixedDelayString = "PT1M")
    void check() {
        try {
            isFull = mails.isAtLeast(MOST_WAITING, clock.instant());
        } catch (DataAccessException fault) {
            LOG.warn("The mails that wait cannot be counted for now: {}", QuietTrace.of(fault));
        }
    }
}
