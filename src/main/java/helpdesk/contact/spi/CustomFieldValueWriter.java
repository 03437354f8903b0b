package helpdesk.contact.spi;

import helpdesk.graphql.usererror.InputCheck;
import java.util.List;

/// Checks the custom field values that come with a contact.
public interface CustomFieldValueWriter {

    /// Notes what is wrong with the values. If nothing is, the changes can be stored.
    CustomFieldValueChanges check(List<CustomFieldValueInput> values, InputCheck check);
}
