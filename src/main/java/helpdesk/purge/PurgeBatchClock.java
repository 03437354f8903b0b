package helpdesk.purge;

import helpdesk.database.BackgroundWork;
import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Starts the batches that are to start by themselves.
@Component
class PurgeBatchClock {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeBatchClock.class);

    private final PurgeBatchRecords records;
    private final PurgeBatchTransactions transactions;

    PurgeBatchClock(PurgeBatchRecords records, PurgeBatchTransactions transactions) {
        this.records = records;
        this.transactions = transactions;
    }

    /// Several servers may do so at once. What fails is tried again the next time.
    @Scheduled(fixedDelayString = "PT1M")
    void startAll() {
        attempt(() -> records.findDue().forEach(batch -> attempt(() -> transactions.startDue(batch))));
    }

    private static void attempt(Runnable work) {
        try {
            BackgroundWork.call(() -> {
                work.run();
                return null;
            });
        } catch (RuntimeException fault) {
            LOG.warn("A batch that is due is not started for now: {}", QuietTrace.of(fault));
        }
    }
}
