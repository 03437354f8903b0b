package helpdesk.purge;

import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Does as much of a purge as its request has patience for, which is all of a small one, and leaves the rest to the
/// workers. Whatever happens to the request, or to this server, the job is there.
@Component
class PurgeRequest {

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

    void workOn(PurgeId purge) {
        try {
            if (isAtAnEnd(purge)) {
                jobs.end(purge);
            } else {
                jobs.handOver(purge);
                workers.wake();
            }
        } catch (RuntimeException fault) {
            LOG.error("The job of purge {} stays as it is: {}", purge.global(), QuietTrace.of(fault));
        }
    }

    private boolean isAtAnEnd(PurgeId purge) {
        try {
            return !rest.isPaused() && worker.work(purge, new PatienceOfRequest());
        } catch (RuntimeException fault) {
            LOG.error("Purge {} is left to the workers: {}", purge.global(), QuietTrace.of(fault));
            return false;
        }
    }
}
