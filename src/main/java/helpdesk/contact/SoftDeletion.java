package helpdesk.contact;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/// When a contact was soft deleted, and the display name and subject of the agent who did it.
record SoftDeletion(
        @Column("soft_deleted_at") Instant at,
        @Column("soft_deleted_by") String by,
        @Column("soft_deleted_by_subject") String bySubject) {}
