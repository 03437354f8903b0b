package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import helpdesk.graphql.ReadAhead;
import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import helpdesk.security.CallerWithoutRole;
import helpdesk.security.ContactCaller;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A contact as it is read: the schema's `Contact`, complete at once, with those fields of other modules that the
/// document selects.
public record ContactView(
        ContactId contactId,
        int version,
        ContactState state,
        PersonalText name,
        @Nullable PersonalText email,
        @Nullable PersonalText phone,
        @Nullable PersonalText jobTitle,
        @Nullable PersonalText address,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant softDeletedAt,
        @Nullable PersonalText softDeletedBy,
        @Nullable PersonalText softDeletedBySubject,
        Viewer viewer,
        Map<String, Supplier<?>> selected)
        implements Author, Node, ReadAhead {

    /// What the reader is to the contact. Of another contact, a contact sees the display name and nothing else.
    enum Viewer {
        PRIVACY_OFFICER,
        AGENT,
        ITSELF,
        SOMEBODY_ELSE;

        static Viewer of(Caller caller, ContactId contact) {
            return switch (caller) {
                case AgentCaller agent -> agent.isPrivacyOfficer() ? PRIVACY_OFFICER : AGENT;
                case ContactCaller(var own) -> contact.value().equals(own) ? ITSELF : SOMEBODY_ELSE;
                case CallerWithoutRole _ -> SOMEBODY_ELSE;
            };
        }

        boolean isAgent() {
            return this == AGENT || this == PRIVACY_OFFICER;
        }
    }

    @Override
    public String id() {
        return contactId.global();
    }

    @Override
    public PersonalText displayName() {
        return name;
    }

    public boolean viewerCanSoftDelete() {
        return viewer.isAgent() && state == ContactState.ACTIVE;
    }

    public boolean viewerCanRestore() {
        return viewer.isAgent() && state == ContactState.SOFT_DELETED;
    }

    public boolean viewerCanPurge() {
        return viewer == Viewer.PRIVACY_OFFICER && state == ContactState.SOFT_DELETED;
    }

    /// Whether the reader may see more of it than its name.
    boolean isOpen() {
        return viewer != Viewer.SOMEBODY_ELSE;
    }

    /// The value of a field of another module.
    @SuppressWarnings("unchecked") // the field itself has read it
    public <T> T value(ContactField<T> field) {
        var value = selected.get(field.name());
        if (value == null) {
            throw new IllegalStateException("This contact was read without " + field.name());
        }
        return (T) value.get();
    }

    @Override
    public @Nullable Object readAhead(String field) {
        var value = isOpen() ? selected.get(field) : null;
        return value == null ? null : value.get();
    }
}
