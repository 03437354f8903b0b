package helpdesk.contact.spi;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.InputCheck;
import java.util.List;

/// Checks and stores the custom field values that come with a contact, in the transaction that writes the contact.
public interface CustomFieldValueWriter {

    /// Notes what is wrong with the values.
    void check(List<CustomFieldValueInput> values, InputCheck check);

    /// Stores values that passed the check; null ones are cleared.
    void write(ContactId contact, List<CustomFieldValueInput> values);
}
