package helpdesk.purge.plan;

import helpdesk.purge.spi.PurgeStep;

/// A step, how many rows it finds, and a checksum of which ones.
record CountedStep(PurgeStep step, int count, long checksum) {

    PurgeAction action() {
        return new PurgeAction(step.kind(), step.subject(), count, step.sentence());
    }

    /// Stands for the step in a fingerprint.
    String mark() {
        return " %s %s %s %s".formatted(step.kind(), step.subject(), count, checksum);
    }
}
