package helpdesk.contact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;

/// The row of a contact, for writing. Which change a state allows is for [ContactLifecycle] to know.
@Table("contact")
record Contact(
        @Id ContactId id,
        @Version long version,
        ContactState state,
        @Embedded(onEmpty = OnEmpty.USE_EMPTY) PersonalFields fields,
        Instant createdAt,
        Instant updatedAt,
        @Embedded(onEmpty = OnEmpty.USE_NULL) @Nullable SoftDeletion softDeletion) {

    /// When a contact was soft deleted, and the display name and subject of the agent who did it.
    record SoftDeletion(
            @Column("soft_deleted_at") Instant at,
            @Column("soft_deleted_by") String by,
            @Column("soft_deleted_by_subject") String bySubject) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    static Contact create(PersonalFields fields, Instant now) {
        return new Contact(ContactId.next(), 0, ContactState.ACTIVE, fields, now, now, null);
    }

    Contact change(PersonalFields changed, Instant now) {
        return new Contact(id, version, state, changed, createdAt, now, softDeletion);
    }

    Contact beginPurge(Instant now) {
        return new Contact(id, version, ContactState.PURGING, PersonalFields.BLANK, createdAt, now, null);
    }
}
