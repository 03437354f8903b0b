package helpdesk.purge;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.database.Columns;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import helpdesk.security.PrivacyOfficersOnly;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Lists batches, newest first, and the contacts and purges of a batch, in the order of the contacts' ids.
@Service
class PurgeBatchLists {

    private static final String BATCHES = "purge batches";
    private static final String CONTACTS = "contacts of a purge batch";
    private static final String PURGES = "purges of a purge batch";

    private static final Keyset<LocalDateTime> NEWEST_FIRST =
            new Keyset<>("b.prepared_at", "b.id", true, LocalDateTime::parse);

    private static final Keyset<byte[]> BY_CONTACT =
            new Keyset<>("contact_id", "contact_id", false, id -> UUIDUtil.asByteArray(UUID.fromString(id)));

    private static final Keyset<byte[]> BY_PURGE =
            new Keyset<>("p.id", "p.id", false, id -> UUIDUtil.asByteArray(UUID.fromString(id)));

    private final PurgeBatchRecords records;
    private final PurgeRecords purges;
    private final JdbcClient jdbc;
    private final Cursors cursors;

    PurgeBatchLists(PurgeBatchRecords records, PurgeRecords purges, JdbcClient jdbc, Cursors cursors) {
        this.records = records;
        this.purges = purges;
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    @PrivacyOfficersOnly
    public Connection<PurgeBatch> batches(PageRequest page, SelectedParts parts) {
        var slice = " FROM purge_batch b WHERE b.prepared_at > '1000-01-01'" + NEWEST_FIRST.bounds(page)
                + NEWEST_FIRST.order(page);
        var newest = Comparator.comparing(PurgeBatch::preparedAt)
                .thenComparing(batch -> batch.batchId().value());
        var found = parts.elements()
                ? records.findPage("SELECT b.id" + slice, parameters(NEWEST_FIRST, BATCHES, page)).stream()
                        .sorted(page.backward() ? newest : newest.reversed())
                        .toList()
                : List.<PurgeBatch>of();
        var count = parts.totalCount() ? count("purge_batch", Map.of()) : null;
        return Connection.of(
                found,
                page,
                count,
                batch -> cursors.seal(BATCHES, Cursor.of(Columns.of(batch.preparedAt()), batch.batchId())));
    }

    /// @param leftOut those that were left out or skipped, or else the others
    Connection<PurgeBatchContact> contacts(PurgeBatch batch, boolean leftOut, PageRequest page, SelectedParts parts) {
        var from = "purge_batch_contact WHERE batch_id = :batch AND is_left_out = " + leftOut;
        var sql = "SELECT contact_id, planned, fingerprint, blockers FROM " + from + BY_CONTACT.bounds(page)
                + BY_CONTACT.order(page);
        var found = parts.elements()
                ? jdbc.sql(sql)
                        .param("batch", batch.batchId().bytes())
                        .params(parameters(BY_CONTACT, CONTACTS, page))
                        .query(PurgeBatchRecords::contact)
                        .list()
                : List.<PurgeBatchContact>of();
        return Connection.of(
                found,
                page,
                parts.totalCount() ? count(from, Map.of("batch", batch.batchId().bytes())) : null,
                contact -> cursors.seal(CONTACTS, Cursor.of(contact.contactId().value(), contact.contactId())));
    }

    Connection<Purge> purges(PurgeBatch batch, PageRequest page, SelectedParts parts) {
        var from = "contact_purge p WHERE p.batch_id = :batch";
        var parameters = new HashMap<>(parameters(BY_PURGE, PURGES, page));
        parameters.put("batch", batch.batchId().bytes());
        var first = Comparator.<Purge, UUID>comparing(purge -> purge.purgeId().value());
        var found = parts.elements()
                ? purges
                        .findPage("SELECT p.id FROM " + from + BY_PURGE.bounds(page) + BY_PURGE.order(page), parameters)
                        .stream()
                        .sorted(page.backward() ? first.reversed() : first)
                        .toList()
                : List.<Purge>of();
        return Connection.of(
                found,
                page,
                parts.totalCount() ? count(from, Map.of("batch", batch.batchId().bytes())) : null,
                purge -> cursors.seal(PURGES, Cursor.of(purge.purgeId().value(), purge.purgeId())));
    }

    private Map<String, Object> parameters(Keyset<?> keyset, String list, PageRequest page) {
        return keyset.parameters(page, text -> cursors.open(list, text));
    }

    private @Nullable Integer count(String from, Map<String, ?> parameters) {
        return jdbc.sql("SELECT COUNT(*) FROM " + from)
                .params(parameters)
                .query(Integer.class)
                .single();
    }
}
