package helpdesk.customfield;

/// The value that a contact has for a custom field. Personal data.
record CustomFieldValue(CustomField field, String value) {

    public String key() {
        return field.key();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
