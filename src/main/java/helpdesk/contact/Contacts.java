package helpdesk.contact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The contacts, for writing.
interface Contacts extends Repository<Contact, ContactId> {

    String SELECT = """
        SELECT id, version, state, name, email, email_key, phone, job_title, address, created_at, updated_at,
               soft_deleted_at, soft_deleted_by, soft_deleted_by_subject
        FROM contact
        """;

    Contact save(Contact contact);

    /// Soft deletes active contacts, and locks their rows. Returns false if there are none among them.
    @Modifying
    @Query("""
        UPDATE contact
        SET state = 'SOFT_DELETED', version = version + 1, updated_at = :now, soft_deleted_at = :now,
            soft_deleted_by = :agent, soft_deleted_by_subject = :subject, soft_deletions = soft_deletions + 1
        WHERE id IN (:ids) AND state = 'ACTIVE'
        """)
    boolean softDelete(Collection<ContactId> ids, String agent, String subject, Instant now);

    /// Restores soft-deleted contacts, and locks their rows. Returns false if there are none among them.
    @Modifying
    @Query("""
        UPDATE contact
        SET state = 'ACTIVE', version = version + 1, updated_at = :now, soft_deleted_at = NULL,
            soft_deleted_by = NULL, soft_deleted_by_subject = NULL
        WHERE id IN (:ids) AND state = 'SOFT_DELETED'
        """)
    boolean restore(Collection<ContactId> ids, Instant now);

    /// Returns how many of them were soft deleted.
    @Modifying
    @Query("DELETE FROM contact WHERE id IN (:ids) AND state = 'SOFT_DELETED'")
    int deleteSoftDeleted(Collection<ContactId> ids);

    /// False if the contact has changed since it had this version.
    @Modifying
    @Query("DELETE FROM contact WHERE id = :id AND version = :version")
    boolean delete(ContactId id, long version);

    /// Spring Data would begin a transaction for it, and a read in a transaction is not repeated.
    @Transactional(propagation = Propagation.SUPPORTS)
    @Query(value = SELECT + "WHERE id = :id", rowMapperClass = ContactRowMapper.class)
    Optional<Contact> findById(ContactId id);

    /// Likewise, in the order of their ids.
    @Transactional(propagation = Propagation.SUPPORTS)
    @Query(value = SELECT + "WHERE id IN (:ids) ORDER BY id", rowMapperClass = ContactRowMapper.class)
    List<Contact> findAll(Collection<ContactId> ids);

    /// Locked until the running transaction ends, in the order of their ids.
    @Query(value = SELECT + "WHERE id IN (:ids) ORDER BY id FOR UPDATE", rowMapperClass = ContactRowMapper.class)
    List<Contact> lockAll(Collection<ContactId> ids);

    /// Locked until the running transaction ends.
    @Query(value = SELECT + "WHERE email_key = :key FOR UPDATE", rowMapperClass = ContactRowMapper.class)
    Optional<Contact> lockByEmailKey(String key);

    @Query(value = SELECT + "WHERE email_key = :key", rowMapperClass = ContactRowMapper.class)
    Optional<Contact> findByEmailKey(String key);
}
