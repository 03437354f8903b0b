package helpdesk.purge;

import helpdesk.contact.ContactView;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// Translates between the schema and the purge.
@Controller
class PurgeController {

    private final ContactPurge purge;
    private final PurgePreviews previews;
    private final PurgeList list;

    PurgeController(ContactPurge purge, PurgePreviews previews, PurgeList list) {
        this.list = list;
        this.purge = purge;
        this.previews = previews;
    }

    /// The contact to purge, and the preview that was confirmed.
    record PurgeContactInput(String id, String previewFingerprint) {}

    /// The answer to `purgeContact`.
    public record PurgeContactPayload(@Nullable Purge purge, List<? extends UserError> userErrors) implements Payload {

        /// From its beginning on, a purge has removed the contact from every read.
        public @Nullable String purgedContactId() {
            return purge == null ? null : purge.contact().global();
        }
    }

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

    @QueryMapping
    Connection<Purge> purges(@Argument @Nullable PurgeFilter filter, PageRequest page, SelectedFields selected) {
        return list.list(Objects.requireNonNullElse(filter, PurgeFilter.ALL), page, SelectedParts.of(selected));
    }

    @MutationMapping
    PurgeContactPayload purgeContact(@Argument PurgeContactInput input) {
        return purge.purge(input.id(), input.previewFingerprint()).payload(PurgeContactPayload::new);
    }

    /// The purge as it is now, and again after each change, until it no longer runs. A slow reader skips to the
    /// latest.
    @SubscriptionMapping
    Flux<Optional<Purge>> purgeProgress(@Argument String id) {
        return purge.watch(id);
    }
}
