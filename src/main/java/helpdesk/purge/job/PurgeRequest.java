package helpdesk.purge.job;

import helpdesk.purge.record.PurgeId;
import helpdesk.purge.work.PatienceOfRequest;
import helpdesk.purge.work.PurgeClaim;
import helpdesk.purge.work.PurgeWork;
import helpdesk.purge.work.PurgeWorker;
import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does as much of a purge as its request has patience for, which is all of a small one, and leaves the rest to the
/// workers. Whatever happens to the request, or to this server, the job is there.
@Component
public class PurgeRequest {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeRequest.class);

    private final PurgeWorker worker;
    private final PurgeJobs jobs;
    private final PurgeScheduler workers;
    private final PurgeSwitch rest;

    PurgeRequest(PurgeWorker worker, PurgeJobs jobs, PurgeScheduler workers, PurgeSwitch rest) {
        this.worker = worker;
        this.jobs = jobs;
        this.workers = workers;
        this.rest = rest;
    }

    public void workOn(PurgeId purge) {
        try {
            switch (work(purge)) {
                case AT_AN_END -> jobs.end(purge);
                case WANTS_ANOTHER_TURN -> handOver(purge);
                case TAKEN_OVER -> LOG.debug("A worker has taken over purge {}", purge.global());
            }
        } catch (RuntimeException fault) {
            LOG.error("The job of purge {} stays as it is: {}", purge.global(), QuietTrace.of(fault));
        }
    }

    private PurgeWork work(PurgeId purge) {
        try {
            return rest.isPaused()
                    ? PurgeWork.WANTS_ANOTHER_TURN
                    : worker.work(purge, PurgeClaim.OF_REQUEST, new PatienceOfRequest());
        } catch (RuntimeException fault) {
            LOG.error("Purge {} is left to the workers: {}", purge.global(), QuietTrace.of(fault));
            return PurgeWork.WANTS_ANOTHER_TURN;
        }
    }

    private void handOver(PurgeId purge) {
        jobs.handOver(purge);
        workers.wake();
    }
}
