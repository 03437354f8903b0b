package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Contacts whose rows the running transaction has locked: they stay as they are here until it ends.
public record LockedContacts(Map<ContactId, ExistingContact> contacts) {

    static LockedContacts of(Collection<Contact> rows) {
        return new LockedContacts(rows.stream()
                .map(ExistingContact::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(ExistingContact::id, Function.identity())));
    }

    /// Empty if there is no such contact, or its purge has begun.
    public Optional<ExistingContact> find(ContactId id) {
        return Optional.ofNullable(contacts.get(id));
    }

    public boolean exists(ContactId id) {
        return contacts.containsKey(id);
    }

    public boolean isActive(ContactId id) {
        return contacts.get(id) instanceof ActiveContact;
    }

    /// Those in a state.
    List<ContactId> those(Class<? extends ExistingContact> state) {
        return contacts.values().stream()
                .filter(state::isInstance)
                .map(ExistingContact::id)
                .toList();
    }

    /// Why nothing may be written in the name of a contact; empty when it may (R1).
    public Optional<UserError> whyNotInTheNameOf(ContactId id, String field) {
        return switch (contacts.get(id)) {
            case null -> Optional.of(new ContactNotFound(field));
            case SoftDeletedContact _ -> Optional.of(new ContactNotActive(id, field));
            case ActiveContact _ -> Optional.empty();
        };
    }
}
