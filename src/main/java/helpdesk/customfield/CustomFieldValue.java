package helpdesk.customfield;

import helpdesk.database.PersonalText;

/// The value that a contact has for a custom field. Personal data.
record CustomFieldValue(CustomField field, PersonalText value) {

    public String key() {
        return field.key();
    }
}
