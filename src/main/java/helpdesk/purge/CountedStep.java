package helpdesk.purge;

import helpdesk.purge.spi.PurgeStep;

/// A step, how many rows it finds for a contact, a checksum of which ones, and how many bytes they have.
record CountedStep(PurgeStep step, int count, long checksum, long bytes) {

    PurgeAction action() {
        return new PurgeAction(step.kind(), step.subject(), count, step.sentence());
    }

    /// Stands for the step in a fingerprint.
    String mark() {
        return " " + step.kind() + " " + step.subject() + " " + count + " " + checksum;
    }
}
