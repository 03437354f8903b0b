package helpdesk.purge;

import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeParticipant;
import helpdesk.purge.spi.PurgeSentence;
import helpdesk.purge.spi.PurgeStep;
import java.util.List;
import org.springframework.stereotype.Component;

/// Erases the idempotency records of a contact (R7): of what was created for it and in its tickets, and of what
/// was created in its name on other people's. It is in this module because the contact module depends on the
/// idempotency module, which therefore cannot depend on the purge.
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
                        "author_id",
                        new PurgeSentence(
                                "1 idempotency record of this contact and its tickets is deleted",
                                "%d idempotency records of this contact and its tickets are deleted")),
                step(
                        PurgeActionKind.ERASE,
                        "author_id",
                        "owner_id",
                        new PurgeSentence(
                                "1 idempotency record of other people's tickets is erased",
                                "%d idempotency records of other people's tickets are erased")));
    }

    /// A record goes with the first of its two contacts. A null is never looked for among the members: to compare it
    /// with them, the database would read those of all batches.
    private static PurgeStep step(PurgeActionKind kind, String column, String other, PurgeSentence sentence) {
        var table = "idempotency_record";
        var source = """
            %1$s target WHERE target.%2$s IN (:contacts)
            AND (target.%3$s IS NULL OR NOT (target.%3$s < target.%2$s AND target.%3$s IN (:members)))\
            """.formatted(table, column, other);
        return PurgeStep.of(
                kind, "IDEMPOTENCY_RECORD", sentence, table, List.of("key_code"), "target." + column, source);
    }
}
