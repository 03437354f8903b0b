package helpdesk.idempotency;

import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases what is remembered of the contact's requests (R7): what was made for it and in its tickets, and what was made
/// in its name on other people's.
@Component
class IdempotencyPurge implements PurgeParticipant {

    @Override
    public int getOrder() {
        return 300;
    }

    @Override
    public List<PurgeStep> steps() {
        return List.of(
                step(
                        PurgeActionKind.DELETE,
                        "owner_id",
                        new PurgeSentence(
                                "1 idempotency record of this contact and its tickets is deleted",
                                "%d idempotency records of this contact and its tickets are deleted")),
                step(
                        PurgeActionKind.ERASE,
                        "author_id",
                        new PurgeSentence(
                                "1 idempotency record of other people's tickets is erased",
                                "%d idempotency records of other people's tickets are erased")));
    }

    private static PurgeStep step(PurgeActionKind kind, String column, PurgeSentence sentence) {
        var table = "idempotency_record";
        var source = table + " target WHERE target." + column + " = :contact";
        return new PurgeStep(kind, "IDEMPOTENCY_RECORD", sentence, table, List.of("key_code"), source, null);
    }
}
