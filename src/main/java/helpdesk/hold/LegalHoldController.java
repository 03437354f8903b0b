package helpdesk.hold;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.hold.LegalHoldWriter.PlaceLegalHoldInput;
import helpdesk.hold.LegalHoldWriter.ReleaseLegalHoldInput;
import helpdesk.idempotency.IdempotentRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the legal holds.
@Controller
class LegalHoldController {

    private final LegalHoldReader reader;
    private final LegalHoldWriter writer;
    private final ContactReader contacts;

    LegalHoldController(LegalHoldReader reader, LegalHoldWriter writer, ContactReader contacts) {
        this.reader = reader;
        this.writer = writer;
        this.contacts = contacts;
    }

    /// What both mutations answer.
    public record LegalHoldPayload(@Nullable LegalHold legalHold, List<? extends UserError> userErrors)
            implements Payload {}

    @SchemaMapping(typeName = "Contact")
    CompletableFuture<Connection<LegalHold>> legalHolds(
            ContactView contact, PageRequest page, DataFetchingEnvironment environment) {
        return reader.ofContact(contact.contactId(), page, environment);
    }

    @MutationMapping
    LegalHoldPayload placeLegalHold(@Argument PlaceLegalHoldInput input, IdempotentRequest request) {
        return payload(writer.place(input, request));
    }

    @MutationMapping
    LegalHoldPayload releaseLegalHold(@Argument ReleaseLegalHoldInput input) {
        return payload(writer.release(input));
    }

    private LegalHoldPayload payload(Outcome<LegalHoldId> outcome) {
        return outcome.payload(
                id -> reader.findAll(List.of(id)).stream().findFirst().orElse(null), LegalHoldPayload::new);
    }

    @SchemaMapping(typeName = "PlaceLegalHoldPayload")
    @Nullable
    Edge<LegalHold> legalHoldEdge(LegalHoldPayload placed) {
        return placed.legalHold() == null ? null : reader.edge(placed.legalHold());
    }

    @SchemaMapping(typeName = "PlaceLegalHoldPayload", field = "contact")
    @Nullable
    ContactView held(LegalHoldPayload placed, SelectedFields selected) {
        return contact(placed, selected);
    }

    @SchemaMapping(typeName = "ReleaseLegalHoldPayload")
    @Nullable
    ContactView contact(LegalHoldPayload changed, SelectedFields selected) {
        return changed.legalHold() == null ? null : find(changed.legalHold().contact(), selected);
    }

    @SchemaMapping(typeName = "ContactOnLegalHold")
    @Nullable
    ContactView contact(ContactOnLegalHold refusal, SelectedFields selected) {
        return find(refusal.contactId(), selected);
    }

    private @Nullable ContactView find(ContactId contact, SelectedFields selected) {
        return contacts.find(contact, contacts.selected(selected, "")).orElse(null);
    }
}
