package helpdesk.purge;

import helpdesk.purge.spi.PurgeStep;

/// A step, the number of rows that it finds for a contact, a checksum of their keys, and their size in bytes if it
/// was asked for.
record CountedStep(PurgeStep step, int count, long checksum, long bytes) {

    PurgeAction action() {
        return new PurgeAction(step.kind(), step.subject(), count, step.sentence());
    }

    /// Represents the step in a fingerprint.
    String mark() {
        return " " + step.kind() + " " + step.subject() + " " + count + " " + checksum;
    }
}
