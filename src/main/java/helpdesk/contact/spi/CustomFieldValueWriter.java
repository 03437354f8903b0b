package helpdesk.contact.spi;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.UserError;
import java.util.List;
import java.util.Optional;

/// Checks and stores the custom field values that come with a contact, in the transaction that writes the contact.
public interface CustomFieldValueWriter {

    /// Notes what is wrong with the values.
    void check(List<CustomFieldValueInput> values, InputCheck check);

    /// Why the contact, whose row is locked, cannot have these values beside those that it has. They have passed the
    /// check.
    Optional<UserError> whyNot(ContactId contact, List<CustomFieldValueInput> values);

    /// Whether the contact has another value, or none, for any of the fields; of values that passed the check.
    boolean differ(ContactId contact, List<CustomFieldValueInput> values);

    /// Stores values that passed the check; null ones are cleared.
    void write(ContactId contact, List<CustomFieldValueInput> values);
}
