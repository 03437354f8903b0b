package helpdesk.torture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/// Looks into every table when all is over: for what is half purged, left over, lost, or there twice.
record Autopsy(JdbcTemplate jdbc, Records records) {

    /// Each counts what must not be.
    private static final Map<String, String> QUESTIONS = Map.of(
            "contacts that are neither there nor gone",
            "SELECT COUNT(*) FROM contact WHERE state = 'PURGING'",
            "completed purges whose contact is there",
            "SELECT COUNT(*) FROM contact_purge p JOIN contact c ON c.id = p.contact_id WHERE p.state = 'COMPLETED'",
            "completed purges that have not done all",
            """
            SELECT COUNT(*) FROM contact_purge p WHERE p.state = 'COMPLETED'
            AND EXISTS (SELECT 1 FROM contact_purge_action a WHERE a.purge_id = p.id AND a.done <> a.planned)
            """,
            "things of their own that purges have left to others",
            """
            SELECT COUNT(*) FROM contact_purge_action WHERE left_to_others > 0 AND (
                subject IN ('PERSONAL_FIELD', 'CUSTOM_FIELD_VALUE', 'TICKET')
                OR (kind = 'DELETE' AND subject IN ('COMMENT', 'SURVEY_RATING')))
            """,
            "completed purges that the audit trail does not tell once",
            """
            SELECT COUNT(*) FROM contact_purge p WHERE p.state = 'COMPLETED' AND
            (SELECT COUNT(*) FROM audit_event e WHERE e.contact_id = p.contact_id AND e.kind = 'PURGED') <> 1
            """,
            "jobs without a purge or batch that runs",
            """
            SELECT COUNT(*) FROM purge_job j WHERE NOT EXISTS (SELECT 1 FROM contact_purge p
            WHERE LOWER(HEX(p.id)) = j.task_instance AND p.state = 'RUNNING')
            AND NOT EXISTS (SELECT 1 FROM purge_batch b
            WHERE LOWER(HEX(b.id)) = j.task_instance AND b.state = 'RUNNING')
            """,
            "purges of one contact beside the first",
            "SELECT COUNT(*) - COUNT(DISTINCT contact_id) FROM contact_purge");

    private static final String TEXTS = """
        SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE table_schema = DATABASE()
        AND (data_type REGEXP 'char|text|json|blob' OR data_type = 'varbinary')
        """;

    List<String> findings() {
        var findings = new ArrayList<String>();
        QUESTIONS.forEach((what, question) -> add(findings, what, count(question)));
        BatchQuestions.ALL.forEach((what, question) -> add(findings, what, count(question)));
        var gone = gone();
        for (var column : texts(TEXTS)) {
            add(findings, "texts of contacts who are gone, in " + column, textsOf(gone, column));
        }
        findings.addAll(lostOrDoubled(gone));
        return findings;
    }

    private static void add(List<String> findings, String what, int count) {
        if (count > 0) {
            findings.add("%s: %s".formatted(what, count));
        }
    }

    /// The numbers of the contacts that have no row.
    private Set<Integer> gone() {
        var there = new HashSet<>(texts("SELECT LOWER(HEX(id)) FROM contact"));
        return Stream.concat(records.known().stream(), records.peopleInBatches.stream())
                .filter(person -> !there.contains(person.hexId()))
                .map(person -> person.number)
                .collect(Collectors.toSet());
    }

    private int textsOf(Set<Integer> gone, String column) {
        var table = column.substring(0, column.indexOf('.'));
        var texts = jdbc.query(
                "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL",
                (row, _) -> new String(row.getBytes(1), ISO_8859_1));
        return (int) texts.stream().filter(text -> names(gone, text)).count();
    }

    private static boolean names(Set<Integer> gone, String text) {
        return Canary.numbersIn(text).anyMatch(gone::contains);
    }

    /// Whatever was told to be done is there once, and what was refused is not.
    private List<String> lostOrDoubled(Set<Integer> gone) {
        var counts = new HashMap<String, Map<String, Integer>>();
        return records.texts.stream()
                .filter(text -> !gone.contains(text.owner().number))
                .filter(text -> !text.allows(
                        counts.computeIfAbsent(text.place(), _ -> counts(text)).getOrDefault(text.text(), 0)))
                .map(text -> "%s, said to be %s, is there %s times: %s"
                        .formatted(
                                text.place(), text.certainty(), counts(text).getOrDefault(text.text(), 0), text.text()))
                .toList();
    }

    private Map<String, Integer> counts(WrittenText text) {
        var counts = new TreeMap<String, Integer>();
        texts("SELECT %s FROM %s WHERE %s IS NOT NULL".formatted(text.column(), text.table(), text.column()))
                .forEach(found -> counts.merge(found, 1, Integer::sum));
        return counts;
    }

    private int count(String question) {
        return Integer.parseInt(texts(question).getFirst());
    }

    private List<String> texts(String question) {
        return jdbc.query(question, (row, _) -> row.getString(1));
    }
}
