package helpdesk.purge;

import helpdesk.contact.ContactView;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.purge.plan.PurgePreview;
import helpdesk.purge.plan.PurgePreviews;
import helpdesk.purge.record.Purge;
import helpdesk.purge.spi.PurgeMentions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the purge.
@Controller
class PurgeController {

    private final ContactPurge purge;
    private final PurgePreviews previews;
    private final PurgeReviews reviews;

    PurgeController(ContactPurge purge, PurgePreviews previews, PurgeReviews reviews) {
        this.purge = purge;
        this.previews = previews;
        this.reviews = reviews;
    }

    /// Which contact to purge, and the preview that was confirmed.
    record PurgeContactInput(String id, String previewFingerprint) {}

    /// Which purge is to look again.
    record RecheckPurgeInput(String purgeId) {}

    /// Which purge's findings are accepted, and which ones they are.
    record AcceptPurgeFindingsInput(String purgeId, String findingsFingerprint) {}

    /// What a purge answers.
    public record PurgeContactPayload(@Nullable Purge purge, List<? extends UserError> userErrors) implements Payload {}

    @SchemaMapping(typeName = "Contact")
    @Nullable
    PurgePreview purgePreview(ContactView contact) {
        return previews.preview(contact.contactId()).orElse(null);
    }

    @QueryMapping
    @Nullable
    Purge purge(@Argument String id) {
        return purge.find(id).orElse(null);
    }

    @MutationMapping
    PurgeContactPayload purgeContact(@Argument PurgeContactInput input) {
        return payload(purge.purge(input.id(), input.previewFingerprint()));
    }

    @MutationMapping
    PurgeContactPayload recheckPurge(@Argument RecheckPurgeInput input) {
        return payload(purge.recheck(input.purgeId()));
    }

    @MutationMapping
    PurgeContactPayload acceptPurgeFindings(@Argument AcceptPurgeFindingsInput input) {
        return payload(reviews.accept(input.purgeId(), input.findingsFingerprint()));
    }

    private static PurgeContactPayload payload(Outcome<Purge> outcome) {
        return outcome.either(
                done -> new PurgeContactPayload(done, List.of()), refusals -> new PurgeContactPayload(null, refusals));
    }

    @SchemaMapping(typeName = "Purge")
    @Nullable
    PurgeReview review(Purge purge) {
        return reviews.of(purge).orElse(null);
    }

    @SchemaMapping(typeName = "Purge")
    PurgeMentions mentions(Purge purge) {
        return reviews.mentionsOf(purge);
    }
}
