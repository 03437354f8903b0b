package helpdesk.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Waits until everything is quiet, asks once more for every contact and its export, and then looks at the histories
/// and into the
/// database.
record Inspection(Database database, String schema, Records records) {

    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final int TRIES = 20;

    /// A job may outlive its purge, if the database dies between their two ends; then it ends a lease later.
    private static final String UNFINISHED = """
        SELECT (SELECT COUNT(*) FROM contact_purge WHERE state <> 'COMPLETED')
            + (SELECT COUNT(*) FROM purge_batch WHERE state = 'RUNNING') + (SELECT COUNT(*) FROM purge_job)
        """;

    List<String> run(Client inspector) {
        var violations = new ArrayList<String>();
        if (!Waiting.until(QUIET, () -> count(UNFINISHED) == 0)) {
            violations.add("Purges or batches, or jobs of them, that do not come to their end: " + count(UNFINISHED));
        }
        records.known().forEach(person -> readLast(inspector, person));
        if (records.exports.get() == 0) {
            violations.add("No export was whole");
        }
        violations.addAll(records.oddities);
        violations.addAll(contradictions());
        violations.addAll(database.sql(schema, jdbc -> new Autopsy(jdbc, records).findings()));
        return violations;
    }

    /// Until there is an answer: what is read then is what is left.
    private void readLast(Client inspector, Person person) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            if (inspector.read(person)) {
                inspector.readPurge(person);
                inspector.exports().export(person);
                return;
            }
            Waiting.pause(Duration.ofMillis(200));
        }
        records.oddities.add("No server answers");
    }

    private List<String> contradictions() {
        return records.histories.all().entrySet().stream()
                .flatMap(contact -> contact.getValue().contradiction().stream()
                        .map(contradiction -> contact.getKey() + ": " + contradiction))
                .toList();
    }

    /// How far they have got, and how many of their contacts have been left out.
    String batches() {
        var sums = """
            SELECT CONCAT_WS(' ', COUNT(*), 'batches have purged', SUM(purged), 'contacts and skipped', SUM(skipped))
            FROM purge_batch WHERE started_at IS NOT NULL
            """;
        return database.sql(schema, jdbc -> jdbc.query(sums, (row, _) -> row.getString(1)))
                .getFirst();
    }

    private int count(String question) {
        return database.sql(schema, jdbc -> jdbc.query(question, (row, _) -> row.getInt(1)))
                .getFirst();
    }
}
