package helpdesk.contact.spi;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.UserError;
import java.util.List;
import java.util.Optional;

/// Checks and stores the custom field values that come with a contact.
public interface CustomFieldValueWriter {

    /// Notes what is wrong with the values. If nothing is, the changes can be stored.
    Changes check(List<CustomFieldValueInput> values, InputCheck check);

    /// New values that have passed the check, to be stored in the transaction that writes the contact.
    interface Changes {

        /// Why the contact, whose row is locked, cannot have these values beside those that it has.
        Optional<UserError> whyNot(ContactId contact);

        /// The keys of the fields whose values change for the contact, whose row is locked.
        List<String> changedKeys(ContactId contact);

        void write(ContactId contact);
    }
}
