package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.contact.spi.CustomFieldValueWriter;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.UserError;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What agents do to contacts: create, update, soft delete and restore them. An e-mail address belongs to one
/// contact until its purge (R2, R8).
@Service
class ContactWriter {

    private final ContactLifecycle lifecycle;
    private final ContactReader reader;
    private final CustomFieldValueWriter customFieldValues;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    ContactWriter(
            ContactLifecycle lifecycle,
            ContactReader reader,
            CustomFieldValueWriter customFieldValues,
            Idempotency idempotency,
            CurrentCaller caller) {
        this.lifecycle = lifecycle;
        this.reader = reader;
        this.customFieldValues = customFieldValues;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> create(CreateContactInput input, IdempotentRequest request) {
        return idempotency.once(request, ContactId::new, () -> create(input));
    }

    private Outcome<CreatedObject<ContactId>> create(CreateContactInput input) {
        var check = new InputCheck();
        var fields = new PersonalFieldsCheck(check).of(input);
        var values = customFieldValues.check(input.values(), check);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return whyNotTake(fields.email(), null)
                .<Outcome<CreatedObject<ContactId>>>map(Outcome::refused)
                .orElseGet(() -> {
                    var contact = lifecycle.create(fields, caller.agent());
                    values.write(contact);
                    return Outcome.done(CreatedObject.of(contact, contact));
                });
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> update(UpdateContactInput input) {
        return ContactId.parse(input.id())
                .map(id -> update(id, input))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }

    private Outcome<ContactId> update(ContactId id, UpdateContactInput input) {
        return switch (lifecycle.lock(Set.of(id)).find(id).orElse(null)) {
            case null -> Outcome.refused(new ContactNotFound("id"));
            case SoftDeletedContact _ -> Outcome.refused(new ContactNotActive(id, "id"));
            case ActiveContact contact ->
                input.isOf(contact) ? update(contact, input) : Outcome.refused(new ContactChanged(id));
        };
    }

    private Outcome<ContactId> update(ActiveContact contact, UpdateContactInput input) {
        var id = contact.id();
        var before = contact.contact().fields();
        var check = new InputCheck();
        var fields = new PersonalFieldsCheck(check).of(input, before);
        if (PersonalFieldsCheck.isCleared(input.customFieldValues())) {
            check.refuse(
                    "This must not be null; to clear a field, list its key with the value null", "customFieldValues");
        }
        var values = customFieldValues.check(input.values(), check);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return whyNotTake(fields.email(), id)
                .or(() -> values.whyNot(id))
                .<Outcome<ContactId>>map(Outcome::refused)
                .orElseGet(() -> {
                    var changed = new ArrayList<>(fields.changedSince(before));
                    values.changedKeys(id).forEach(key -> changed.add("customFieldValues." + key));
                    if (!changed.isEmpty()) {
                        lifecycle.change(contact, fields, changed, caller.agent());
                        values.write(id);
                    }
                    return Outcome.done(id);
                });
    }

    /// Why the contact cannot get the address: another one has it.
    private Optional<UserError> whyNotTake(@Nullable EmailAddress email, @Nullable ContactId taker) {
        return Optional.ofNullable(email)
                .flatMap(lifecycle::find)
                .filter(owner -> !owner.id().equals(taker))
                .map(owner -> switch (owner) {
                    case ActiveContact _ -> new EmailTaken("email");
                    case SoftDeletedContact _ -> new EmailOfSoftDeletedContact(owner.id());
                });
    }

    /// Soft delete and restore do nothing if the contact is in the wanted state already. Still they are
    /// not `repeatable`: repeated after a lost answer to `COMMIT`, they could undo what somebody else has
    /// done meanwhile.
    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactView> softDelete(String globalId, Set<ContactField<?>> selected) {
        var id = ContactId.parse(globalId);
        id.ifPresent(contact -> lifecycle.softDelete(contact, caller.agent()));
        return read(id, selected);
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactView> restore(String globalId, Set<ContactField<?>> selected) {
        var id = ContactId.parse(globalId);
        id.ifPresent(contact -> lifecycle.restore(contact, caller.agent()));
        return read(id, selected);
    }

    /// All in one transaction, which locks the contacts in the order of their ids. So requests for the same contacts
    /// wait for each other, and a request whose time ends before the commit has changed nothing.
    ///
    /// @return those that exist
    @AgentsOnly
    @UnitOfWork
    public Outcome<Set<ContactId>> softDeleteAll(ContactIdsInput input) {
        return changeAll(input, lifecycle::softDeleteAll);
    }

    /// Likewise.
    @AgentsOnly
    @UnitOfWork
    public Outcome<Set<ContactId>> restoreAll(ContactIdsInput input) {
        return changeAll(input, lifecycle::restoreAll);
    }

    private Outcome<Set<ContactId>> changeAll(
            ContactIdsInput input, BiFunction<Collection<ContactId>, AgentCaller, Set<ContactId>> change) {
        return input.whyNot().<Outcome<Set<ContactId>>>map(Outcome::refused).orElseGet(() -> {
            var contacts = input.contacts();
            return Outcome.done(contacts.isEmpty() ? contacts : change.apply(contacts, caller.agent()));
        });
    }

    private Outcome<ContactView> read(Optional<ContactId> id, Set<ContactField<?>> selected) {
        return id.flatMap(contact -> reader.find(contact, selected))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new ContactNotFound("id")));
    }
}
