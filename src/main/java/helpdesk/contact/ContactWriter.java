package helpdesk.contact;

import helpdesk.contact.idempotency.Deed;
import helpdesk.contact.idempotency.Idempotency;
import helpdesk.contact.idempotency.IdempotentRequest;
import helpdesk.contact.spi.CustomFieldValueWriter;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.UserError;
import helpdesk.security.AgentsOnly;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Creates and updates contacts. An e-mail address belongs to one contact until its purge (R2, R8).
@Service
class ContactWriter {

    private final Contacts contacts;
    private final CustomFieldValueWriter customFieldValues;
    private final Idempotency idempotency;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ContactWriter(
            Contacts contacts,
            CustomFieldValueWriter customFieldValues,
            Idempotency idempotency,
            ApplicationEventPublisher events,
            Clock clock) {
        this.contacts = contacts;
        this.customFieldValues = customFieldValues;
        this.idempotency = idempotency;
        this.events = events;
        this.clock = clock;
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> create(CreateContactInput input, IdempotentRequest request) {
        return idempotency.once(request, ContactId::new, () -> create(input));
    }

    private Outcome<Deed<ContactId>> create(CreateContactInput input) {
        var check = new InputCheck();
        var fields = new PersonalFieldsCheck(check).of(input);
        customFieldValues.check(input.values(), check);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return ownerOf(fields.email(), null)
                .<Outcome<Deed<ContactId>>>map(Outcome::refused)
                .orElseGet(() -> {
                    var contact = contacts.save(Contact.create(fields, clock.instant()));
                    announce(contact.id(), null, fields.email());
                    customFieldValues.write(contact.id(), input.values());
                    return Outcome.done(Deed.of(contact.id(), contact.id()));
                });
    }

    @AgentsOnly
    @UnitOfWork
    public Outcome<ContactId> update(UpdateContactInput input) {
        var found = ContactId.parse(input.id()).flatMap(contacts::findOneById);
        if (found.isEmpty() || found.get().state() == ContactState.PURGING) {
            return Outcome.refused(new ContactNotFound("id"));
        }
        var contact = found.get();
        if (!contact.isActive()) {
            return Outcome.refused(new ContactNotActive(contact.id(), "id"));
        }
        return input.isOf(contact) ? update(contact, input) : Outcome.refused(new ContactChanged(contact.id()));
    }

    private Outcome<ContactId> update(Contact contact, UpdateContactInput input) {
        var check = new InputCheck();
        var fields = new PersonalFieldsCheck(check).of(input, contact.fields());
        if (PersonalFieldsCheck.isCleared(input.customFieldValues())) {
            check.refuse("This must be a list; a value is cleared by a null in it", "customFieldValues");
        }
        customFieldValues.check(input.values(), check);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return ownerOf(fields.email(), contact.id())
                .or(() -> customFieldValues.whyNot(contact.id(), input.values()))
                .<Outcome<ContactId>>map(Outcome::refused)
                .orElseGet(() -> {
                    if (!fields.equals(contact.fields()) || customFieldValues.differ(contact.id(), input.values())) {
                        contacts.save(contact.change(fields, clock.instant()));
                        announce(contact.id(), contact.fields().email(), fields.email());
                        customFieldValues.write(contact.id(), input.values());
                    }
                    return Outcome.done(contact.id());
                });
    }

    private void announce(ContactId contact, @Nullable EmailAddress before, @Nullable EmailAddress now) {
        if (now != null && !now.equals(before)) {
            events.publishEvent(new ContactEmailSet(contact));
        }
        if (before != null && (now == null || !now.isMailboxOf(before))) {
            events.publishEvent(new ContactMailboxLost(contact));
        }
    }

    /// Why a contact cannot have the address: another one has it. Two who take it at once meet in the unique index, and
    /// the second one comes here again.
    private Optional<UserError> ownerOf(@Nullable EmailAddress email, @Nullable ContactId taker) {
        return Optional.ofNullable(email)
                .flatMap(address -> contacts.findByEmailKey(address.key()))
                .filter(owner -> !owner.id().equals(taker))
                .map(owner -> owner.isActive() ? new EmailTaken() : new EmailOfSoftDeletedContact(owner.id()));
    }
}
