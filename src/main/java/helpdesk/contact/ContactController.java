package helpdesk.contact;

import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.idempotency.IdempotentRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and what reads and writes contacts.
@Controller
class ContactController {

    private final ContactReader reader;
    private final ContactSearch search;
    private final ContactWriter writer;

    ContactController(ContactReader reader, ContactSearch search, ContactWriter writer) {
        this.reader = reader;
        this.search = search;
        this.writer = writer;
    }

    /// Which contact to soft delete or restore.
    record IdInput(String id) {}

    /// What every mutation of a contact answers.
    public record ContactPayload(@Nullable ContactView contact, List<? extends UserError> userErrors)
            implements Payload {}

    /// What a mutation of several contacts answers.
    public record ContactsPayload(@Nullable List<ContactResult> results, List<? extends UserError> userErrors)
            implements Payload {}

    @QueryMapping
    @Nullable
    ContactView contact(@Argument String id, SelectedFields selected) {
        return reader.find(id, reader.selected(selected, "")).orElse(null);
    }

    @QueryMapping
    Connection<ContactView> contacts(
            @Argument @Nullable ContactFilter filter,
            @Argument @Nullable ContactOrder orderBy,
            PageRequest page,
            SelectedFields selected) {
        return search.list(
                Objects.requireNonNullElse(filter, ContactFilter.NONE),
                orderBy,
                page,
                reader.selected(selected, "nodes/", "edges/node/"),
                SelectedParts.of(selected));
    }

    @MutationMapping
    ContactPayload createContact(
            @Argument CreateContactInput input, IdempotentRequest request, SelectedFields selected) {
        return payload(writer.create(input, request), selected);
    }

    @SchemaMapping(typeName = "CreateContactPayload")
    @Nullable
    Edge<ContactView> contactEdge(ContactPayload created) {
        return created.contact() == null ? null : search.edge(created.contact());
    }

    @MutationMapping
    ContactPayload updateContact(@Argument UpdateContactInput input, SelectedFields selected) {
        return payload(writer.update(input), selected);
    }

    @MutationMapping
    ContactPayload softDeleteContact(@Argument IdInput input, SelectedFields selected) {
        return writer.softDelete(input.id(), reader.selected(selected, "contact/"))
                .payload(ContactPayload::new);
    }

    @MutationMapping
    ContactPayload restoreContact(@Argument IdInput input, SelectedFields selected) {
        return writer.restore(input.id(), reader.selected(selected, "contact/")).payload(ContactPayload::new);
    }

    @MutationMapping
    ContactsPayload softDeleteContacts(@Argument ContactIdsInput input, SelectedFields selected) {
        return payload(writer.softDeleteAll(input), input, selected);
    }

    @MutationMapping
    ContactsPayload restoreContacts(@Argument ContactIdsInput input, SelectedFields selected) {
        return payload(writer.restoreAll(input), input, selected);
    }

    @SchemaMapping(typeName = "ContactNotActive", field = "contact")
    @Nullable
    ContactView restorable(ContactNotActive refusal, SelectedFields selected) {
        return find(refusal.contactId(), selected, "");
    }

    @SchemaMapping(typeName = "ContactChanged", field = "contact")
    @Nullable
    ContactView current(ContactChanged refusal, SelectedFields selected) {
        return find(refusal.contactId(), selected, "");
    }

    @SchemaMapping(typeName = "EmailOfSoftDeletedContact", field = "contact")
    @Nullable
    ContactView restorable(EmailOfSoftDeletedContact refusal, SelectedFields selected) {
        return find(refusal.contactId(), selected, "");
    }

    private ContactPayload payload(Outcome<ContactId> outcome, SelectedFields selected) {
        return outcome.payload(id -> find(id, selected, "contact/", "contactEdge/node/"), ContactPayload::new);
    }

    /// Read after the transaction, row by row: together, they may have more text than an answer.
    private ContactsPayload payload(Outcome<Set<ContactId>> outcome, ContactIdsInput input, SelectedFields selected) {
        return outcome.payload(existing -> input.results(existing, find(existing, selected)), ContactsPayload::new);
    }

    private Map<ContactId, ContactView> find(Set<ContactId> ids, SelectedFields selected) {
        return selected.contains("results/contact")
                ? reader.find(ids, reader.selected(selected, "results/contact/"))
                : Map.of();
    }

    private @Nullable ContactView find(ContactId id, SelectedFields selected, String... ways) {
        return reader.find(id, reader.selected(selected, ways)).orElse(null);
    }
}
