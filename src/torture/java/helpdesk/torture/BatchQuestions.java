package helpdesk.torture;

import java.util.Map;

/// What to ask of batches when all is over.
final class BatchQuestions {

    /// Each counts what must not be. Whoever is restored, held, written to or purged while a batch runs, stays so.
    static final Map<String, String> ALL = Map.of(
            "batches that were started and are not completed",
            "SELECT COUNT(*) FROM purge_batch WHERE started_at IS NOT NULL AND state <> 'COMPLETED'",
            "completed batches that count other purges than there are",
            """
            SELECT COUNT(*) FROM purge_batch b WHERE b.state = 'COMPLETED' AND (
            b.purged <> (SELECT COUNT(*) FROM contact_purge p WHERE p.batch_id = b.id)
            OR b.purged <> (SELECT COUNT(*) FROM purge_batch_contact c WHERE c.batch_id = b.id AND NOT c.is_left_out)
            OR b.purged + b.skipped <> b.contacts)
            """,
            "contacts that batches have neither purged nor left out",
            """
            SELECT COUNT(*) FROM purge_batch_contact c JOIN purge_batch b ON b.id = c.batch_id
            WHERE b.state = 'COMPLETED' AND NOT c.is_left_out AND NOT EXISTS (SELECT 1 FROM contact_purge p
            WHERE p.contact_id = c.contact_id AND p.batch_id = b.id AND p.state = 'COMPLETED')
            """,
            "contacts that batches have left out, for a reason that is not true",
            """
            SELECT COUNT(*) FROM purge_batch_contact chosen JOIN purge_batch b ON b.id = chosen.batch_id
            LEFT JOIN contact c ON c.id = chosen.contact_id
            WHERE chosen.is_left_out AND NOT COALESCE(CASE chosen.blockers
            WHEN 'NOT_SOFT_DELETED' THEN c.state = 'ACTIVE'
            WHEN 'LEGAL_HOLD' THEN c.state = 'SOFT_DELETED'
                AND EXISTS (SELECT 1 FROM legal_hold h WHERE h.contact_id = c.id)
            WHEN 'CHANGED_SINCE_PREVIEW' THEN c.state = 'SOFT_DELETED'
                AND EXISTS (SELECT 1 FROM ticket t JOIN comment written ON written.ticket_id = t.id
                WHERE t.requester_id = c.id AND written.author_agent IS NOT NULL)
            WHEN 'CONTACT_NOT_FOUND' THEN c.id IS NULL
                AND EXISTS (SELECT 1 FROM contact_purge p WHERE p.contact_id = chosen.contact_id AND p.batch_id IS NULL)
            ELSE FALSE END, FALSE)
            """,
            "purges of contacts on legal hold",
            """
            SELECT COUNT(*) FROM audit_event placed JOIN audit_event purged ON purged.contact_id = placed.contact_id
            WHERE placed.kind = 'LEGAL_HOLD_PLACED' AND purged.kind = 'PURGED' AND purged.position > placed.position
            """);

    private BatchQuestions() {}
}
