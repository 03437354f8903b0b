package helpdesk.purge;

import helpdesk.purge.spi.PurgeStep;

/// An action of a purge as planned, and how many of its rows are done.
record PurgeLine(PurgeAction planned, int done) {

    boolean isOf(PurgeStep step) {
        return step.kind() == planned.kind() && step.subject().equals(planned.subject());
    }

    int left() {
        return planned.count() - done;
    }

    PurgeAction soFar() {
        return new PurgeAction(planned.kind(), planned.subject(), done, planned.sentence());
    }
}
