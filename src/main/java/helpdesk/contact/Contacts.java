package helpdesk.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/// The contacts, for writing.
interface Contacts extends Repository<Contact, ContactId> {

    String SELECT = """
        SELECT id, version, state, name, email, email_key, phone, job_title, address, created_at, updated_at,
               soft_deleted_at, soft_deleted_by, soft_deleted_by_subject
        FROM contact
        """;

    Contact save(Contact contact);

    /// Locks the row and changes it if the contact is active, in one statement.
    @Modifying
    @Query("""
        UPDATE contact
        SET state = 'SOFT_DELETED', version = version + 1, updated_at = :now, soft_deleted_at = :now,
            soft_deleted_by = :agent, soft_deleted_by_subject = :subject, soft_deletions = soft_deletions + 1
        WHERE id = :id AND state = 'ACTIVE'
        """)
    void softDelete(ContactId id, String agent, String subject, Instant now);

    /// Locks the row and changes it if the contact is soft deleted, in one statement.
    @Modifying
    @Query("""
        UPDATE contact
        SET state = 'ACTIVE', version = version + 1, updated_at = :now, soft_deleted_at = NULL,
            soft_deleted_by = NULL, soft_deleted_by_subject = NULL
        WHERE id = :id AND state = 'SOFT_DELETED'
        """)
    void restore(ContactId id, Instant now);

    void delete(Contact contact);

    Optional<Contact> findById(ContactId id);

    /// Locked until the running transaction ends, in the order of their ids.
    @Query(SELECT + "WHERE id IN (:ids) ORDER BY id FOR UPDATE")
    List<Contact> lockAll(Collection<ContactId> ids);

    /// Locked until the running transaction ends.
    @Query(SELECT + "WHERE email_key = :key FOR UPDATE")
    Optional<Contact> lockByEmailKey(String key);

    @Query(SELECT + "WHERE email_key = :key")
    Optional<Contact> findByEmailKey(String key);
}
