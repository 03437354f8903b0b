package helpdesk.contact;

import helpdesk.contact.spi.ContactField;
import helpdesk.graphql.Author;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A contact as it is read: the schema's `Contact`, complete at once, with what other modules add to it as far as the
/// document selects it.
public record ContactView(
        ContactId contactId,
        int version,
        ContactState state,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String jobTitle,
        @Nullable String address,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant softDeletedAt,
        @Nullable String softDeletedBy,
        @Nullable String softDeletedBySubject,
        ContactViewer viewer,
        Map<String, Object> added)
        implements Author {

    public String id() {
        return contactId.global();
    }

    @Override
    public String displayName() {
        return name;
    }

    public boolean viewerCanSoftDelete() {
        return viewer.isAgent() && state == ContactState.ACTIVE;
    }

    public boolean viewerCanRestore() {
        return viewer.isAgent() && state == ContactState.SOFT_DELETED;
    }

    public boolean viewerCanPurge() {
        return viewer == ContactViewer.PRIVACY_OFFICER && state == ContactState.SOFT_DELETED;
    }

    /// Whether the reader may see more of it than its name.
    boolean isOpen() {
        return viewer != ContactViewer.SOMEBODY_ELSE;
    }

    /// The value of a field that another module adds.
    @SuppressWarnings("unchecked") // what the field itself has read
    public <T> T value(ContactField<T> field) {
        var value = added.get(field.name());
        if (value == null) {
            throw new IllegalStateException("This contact was read without " + field.name());
        }
        return (T) value;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
