package helpdesk.purge;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.purge.PurgeBatches.PreparePurgeBatchInput;
import helpdesk.purge.PurgeBatches.StartPurgeBatchInput;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// Translates between the schema and the purge batches.
@Controller
class PurgeBatchController {

    private final PurgeBatches batches;
    private final PurgeBatchLists lists;
    private final ContactReader contacts;

    PurgeBatchController(PurgeBatches batches, PurgeBatchLists lists, ContactReader contacts) {
        this.batches = batches;
        this.lists = lists;
        this.contacts = contacts;
    }

    /// The batch to cancel.
    record CancelPurgeBatchInput(String id) {}

    /// What the mutations of batches answer.
    public record PurgeBatchPayload(@Nullable PurgeBatch purgeBatch, List<? extends UserError> userErrors)
            implements Payload {}

    @QueryMapping
    @Nullable
    PurgeBatch purgeBatch(@Argument String id) {
        return batches.find(id).orElse(null);
    }

    @QueryMapping
    Connection<PurgeBatch> purgeBatches(PageRequest page, SelectedFields selected) {
        return lists.batches(page, SelectedParts.of(selected));
    }

    @MutationMapping
    PurgeBatchPayload preparePurgeBatch(@Argument PreparePurgeBatchInput input) {
        return batches.prepare(input).payload(PurgeBatchPayload::new);
    }

    @MutationMapping
    PurgeBatchPayload startPurgeBatch(@Argument StartPurgeBatchInput input) {
        return batches.start(input).payload(PurgeBatchPayload::new);
    }

    @MutationMapping
    PurgeBatchPayload cancelPurgeBatch(@Argument CancelPurgeBatchInput input) {
        return batches.cancel(input.id()).payload(PurgeBatchPayload::new);
    }

    @SubscriptionMapping
    Flux<Optional<PurgeBatch>> purgeBatchProgress(@Argument String id) {
        return batches.watch(id);
    }

    @SchemaMapping(typeName = "PurgeBatch", field = "contacts")
    Connection<PurgeBatchContact> contacts(PurgeBatch batch, PageRequest page, SelectedFields selected) {
        return lists.contacts(batch, false, page, SelectedParts.of(selected));
    }

    @SchemaMapping(typeName = "PurgeBatch")
    Connection<PurgeBatchContact> contactsLeftOut(PurgeBatch batch, PageRequest page, SelectedFields selected) {
        return lists.contacts(batch, true, page, SelectedParts.of(selected));
    }

    @SchemaMapping(typeName = "PurgeBatch")
    Connection<Purge> purges(PurgeBatch batch, PageRequest page, SelectedFields selected) {
        return lists.purges(batch, page, SelectedParts.of(selected));
    }

    @SchemaMapping(typeName = "PurgeBatchContact")
    CompletableFuture<Optional<ContactView>> contact(PurgeBatchContact chosen, DataFetchingEnvironment environment) {
        return contacts.load(chosen.contactId(), environment);
    }

    @SchemaMapping(typeName = "PurgeBatchContact")
    String contactId(PurgeBatchContact chosen) {
        return chosen.contactId().global();
    }
}
