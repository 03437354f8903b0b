package helpdesk.purge;

import helpdesk.purge.residue.ResidueFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands, or stood, in the way of a purge's completion: the schema's `PurgeReview`.
record PurgeReview(List<ResidueFinding> findings, @Nullable String acceptedBy) {

    private static final String HOW_TO_GO_ON = """
        Look into these columns for what was the contact's, correct it there, and repeat purgeContact: it looks again. If \
        it is somebody else's, who has the same name, say so with acceptPurgeFindings.\
        """;

    public String fingerprint() {
        return Fingerprint.of(findings.stream().map(ResidueFinding::toString).toList());
    }

    public String howToGoOn() {
        return HOW_TO_GO_ON;
    }
}
