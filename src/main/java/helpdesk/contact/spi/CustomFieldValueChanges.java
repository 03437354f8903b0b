package helpdesk.contact.spi;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.UserError;
import java.util.Optional;

/// New custom field values that have passed the check, to be stored in the transaction that writes the contact.
public interface CustomFieldValueChanges {

    /// Why the contact, whose row is locked, cannot have these values beside those that it has.
    Optional<UserError> whyNot(ContactId contact);

    /// Whether they change anything for the contact.
    boolean differ(ContactId contact);

    void write(ContactId contact);
}
