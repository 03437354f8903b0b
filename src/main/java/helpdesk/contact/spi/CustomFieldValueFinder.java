package helpdesk.contact.spi;

import helpdesk.database.PersonalText;

/// Finds contacts by their exact value for a custom field.
public interface CustomFieldValueFinder {

    /// Throws `IllegalArgumentException`, with a sentence to show, if there is no such field or it cannot have this
    /// value.
    Holders find(String key, PersonalText value);
}
