package helpdesk.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.bench.HandWrittenLifecycle.Counted;
import helpdesk.bench.HandWrittenLifecycle.Row;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// The baseline for a batch: the purges of [HandWrittenLifecycle], of 100 small contacts in one transaction. All
/// statements are for a set of contacts. None of the contacts has to do with another one.
record HandWrittenBatch(HandWrittenLifecycle byHand) {

    private static final int GROUP = 100;

    private static final String IDS = "IN (" + String.join(", ", Collections.nCopies(GROUP, "?")) + ")";

    private static final String COUNT = IntStream.range(0, HandWrittenLifecycle.STEPS.size())
                    .mapToObj(position ->
                            "(" + HandWrittenLifecycle.STEPS.get(position).countOfEach(position) + ")")
                    .collect(joining(" UNION ALL "))
            + """
             UNION ALL (SELECT -1, contact_id, COUNT(*), 0, 0 FROM legal_hold
            WHERE contact_id = ? AND ended_at IS NULL AND (held_until IS NULL OR held_until > UTC_TIMESTAMP(6)) GROUP BY 2)
            """;

    /// Of a step and a contact.
    private record Line(UUID contact, Counted counted) {}

    /// Counts what is to be confirmed, and returns the purges.
    Runnable prepared(List<UUID> contacts) {
        var sorted = contacts.stream().sorted().toList();
        var groups = IntStream.range(0, sorted.size() / GROUP)
                .mapToObj(group -> sorted.subList(group * GROUP, (group + 1) * GROUP))
                .toList();
        var fingerprints = new HashMap<UUID, String>();
        groups.forEach(group -> byHand.committed(() -> {
            fingerprints.putAll(fingerprints(group, lock(group), count(group)));
            return group;
        }));
        return () -> groups.forEach(group -> byHand.committed(() -> purge(group, fingerprints)));
    }

    private int purge(List<UUID> group, Map<UUID, String> fingerprints) throws SQLException {
        var contacts = lock(group);
        update(HandWrittenLifecycle.LINK_SIGN_UPS, group);
        var found = count(group);
        var current = fingerprints(group, contacts, found);
        HandWrittenLifecycle.require(true, fingerprints.entrySet().containsAll(current.entrySet()));
        update("DELETE FROM contact_search_word WHERE contact_id = ?", group);
        update("DELETE FROM portal_counter WHERE hash = ?", group);
        byHand.sql().query(sets(HandWrittenLifecycle.TICKETS_LOCK), row -> row.getBytes(1), ids(group, 4));
        for (var position = 0; position < HandWrittenLifecycle.STEPS.size(); position++) {
            execute(position, group, found);
        }
        HandWrittenLifecycle.require(0, count(group).size());
        HandWrittenLifecycle.require(GROUP, update("DELETE FROM contact WHERE id = ?", group));
        audit(group);
        return record(group, found);
    }

    private void execute(int position, List<UUID> group, List<Line> found) throws SQLException {
        var count = found.stream()
                .map(Line::counted)
                .filter(counted -> counted.position() == position)
                .mapToInt(Counted::count)
                .sum();
        if (count > 0) {
            HandWrittenLifecycle.require(
                    count, update(HandWrittenLifecycle.STEPS.get(position).execute(), group));
        }
    }

    private List<Row> lock(List<UUID> group) throws SQLException {
        var statement = sets(HandWrittenLifecycle.LOCK.replace(" FOR", " ORDER BY id FOR"));
        var rows = byHand.sql().query(statement, Row::of, ids(group, 1));
        rows.forEach(row -> HandWrittenLifecycle.require("SOFT_DELETED", row.state()));
        return rows;
    }

    private List<Line> count(List<UUID> group) throws SQLException {
        var lines = byHand.sql()
                .query(
                        sets(COUNT),
                        row -> new Line(
                                UUIDUtil.uuid(row.getBytes(2)),
                                new Counted(row.getInt(1), row.getInt(3), row.getLong(4), row.getLong(5))),
                        ids(group, HandWrittenLifecycle.STEPS.size() + 1));
        lines.forEach(line -> HandWrittenLifecycle.require(true, line.counted().position() >= 0));
        return lines;
    }

    private static Map<UUID, String> fingerprints(List<UUID> group, List<Row> contacts, List<Line> found) {
        var ofContacts = found.stream().collect(groupingBy(Line::contact));
        var fingerprints = new HashMap<UUID, String>();
        for (var index = 0; index < GROUP; index++) {
            var counts = ofContacts.getOrDefault(group.get(index), List.of()).stream()
                    .map(Line::counted)
                    .toList();
            fingerprints.put(
                    group.get(index), HandWrittenLifecycle.fingerprint(group.get(index), contacts.get(index), counts));
        }
        return fingerprints;
    }

    private void audit(List<UUID> group) throws SQLException {
        var rows =
                Collections.nCopies(GROUP, "SELECT CAST(? AS BINARY(16)) AS id, CAST(? AS BINARY(16)) AS contact_id");
        var values = new ArrayList<Object>(List.of(HandWrittenLifecycle.now()));
        for (var contact : group) {
            Collections.addAll(values, HandWrittenLifecycle.newId(), UUIDUtil.asByteArray(contact));
        }
        var written = byHand.sql().update("""
            INSERT INTO audit_event (id, contact_id, position, kind, agent, agent_subject, occurred_at)
            SELECT id, contact_id, COALESCE(
                (SELECT MAX(position) FROM audit_event WHERE contact_id = recorded.contact_id), 0) + 1,
              'PURGED', 'officer', 'officer', ?
            FROM (\
            """ + String.join(" UNION ALL ", rows) + ") recorded", values.toArray());
        HandWrittenLifecycle.require(GROUP, written);
    }

    private int record(List<UUID> group, List<Line> found) throws SQLException {
        var purges = new ArrayList<Object>();
        var actions = new ArrayList<Object>();
        for (var contact : group) {
            var purge = HandWrittenLifecycle.newId();
            var now = HandWrittenLifecycle.now();
            Collections.addAll(purges, purge, UUIDUtil.asByteArray(contact), "COMPLETED", now, now);
            for (var position = 0; position < HandWrittenLifecycle.STEPS.size(); position++) {
                var step = HandWrittenLifecycle.STEPS.get(position);
                var count = count(contact, position, found);
                Collections.addAll(
                        actions, purge, position, step.kind(), step.subject(), count, count, "1 row", "%d rows");
            }
        }
        insert(HandWrittenLifecycle.RECORD, GROUP, purges);
        insert(
                HandWrittenLifecycle.ACTIONS + "(?, ?, ?, ?, ?, ?, ?, ?)",
                GROUP * HandWrittenLifecycle.STEPS.size(),
                actions);
        return group.size();
    }

    private static int count(UUID contact, int position, List<Line> found) {
        return found.stream()
                .filter(line -> line.contact().equals(contact) && line.counted().position() == position)
                .mapToInt(line -> line.counted().count())
                .sum();
    }

    /// @param statement for one row
    private void insert(String statement, int rows, List<Object> values) throws SQLException {
        var row = statement.substring(statement.lastIndexOf("VALUES") + 6);
        HandWrittenLifecycle.require(
                rows, byHand.sql().update(statement + ("," + row).repeat(rows - 1), values.toArray()));
    }

    private int update(String statement, List<UUID> group) throws SQLException {
        return byHand.sql().update(sets(statement), ids(group, 1));
    }

    private static String sets(String statement) {
        return statement.replace("= ?", IDS);
    }

    private static Object[] ids(List<UUID> group, int times) {
        return Collections.nCopies(times, group).stream()
                .flatMap(List::stream)
                .map(UUIDUtil::asByteArray)
                .toArray();
    }
}
