package helpdesk.hold;

import helpdesk.database.BackgroundWork;
import helpdesk.database.DatabaseUnavailable;
import helpdesk.database.OutcomeUnknown;
import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Has the audit trail tell which legal holds have expired. They have ended by then: nothing waits for this.
@Component
class LegalHoldExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(LegalHoldExpiry.class);

    private final LegalHolds holds;
    private final LegalHoldWriter writer;

    LegalHoldExpiry(LegalHolds holds, LegalHoldWriter writer) {
        this.holds = holds;
        this.writer = writer;
    }

    /// Several servers may do so at once. What fails is tried again the next time.
    @Scheduled(fixedDelayString = "PT1M")
    void recordAll() {
        try {
            BackgroundWork.call(() -> {
                holds.findExpired().forEach(this::record);
                return null;
            });
        } catch (RuntimeException fault) {
            LOG.warn("Expired legal holds are not recorded for now: {}", QuietTrace.of(fault));
        }
    }

    /// One that fails holds up no other one, unless the database is away.
    private void record(LegalHold expired) {
        try {
            writer.recordExpiry(expired);
        } catch (DatabaseUnavailable | OutcomeUnknown absence) {
            throw absence;
        } catch (RuntimeException fault) {
            LOG.warn("The end of legal hold {} is not recorded for now: {}", expired.id(), QuietTrace.of(fault));
        }
    }
}
