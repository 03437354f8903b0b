package helpdesk.purge;

import helpdesk.purge.plan.Fingerprint;
import helpdesk.purge.record.ResidueFinding;
import helpdesk.purge.residue.SealedValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands, or stood, in the way of a purge's completion: the schema's `PurgeReview`.
record PurgeReview(
        List<ResidueFinding> findings,
        @Nullable String acceptedBy,
        @Nullable String acceptedBySubject) {

    private static final String HOW_TO_GO_ON = """
        Look into these columns for what was the contact's, correct it there, and call recheckPurge: it looks again. If it \
        is somebody else's, who has the same name, say so with acceptPurgeFindings.\
        """;

    private static final String WITH_THE_KEY_OF_THEN = """
        What this purge looks for was sealed with another helpdesk.purge.key. Start the servers with that key and call \
        recheckPurge. If it is lost, nobody can look: acceptPurgeFindings says that you answer for it.\
        """;

    public String fingerprint() {
        return Fingerprint.of(findings.stream().map(ResidueFinding::toString).toList());
    }

    public String howToGoOn() {
        return findings.contains(SealedValues.UNREADABLE) ? WITH_THE_KEY_OF_THEN : HOW_TO_GO_ON;
    }
}
