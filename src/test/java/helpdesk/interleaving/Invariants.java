package helpdesk.interleaving;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import helpdesk.contact.EmailAddress;
import helpdesk.contact.PhoneNumber;
import helpdesk.contact.SearchWords;
import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What holds whatever happened, by the rows that were there before and are there afterwards.
record Invariants(Scene scene, DatabaseSnapshot before, DatabaseSnapshot after, Life life) {

    private static final String RECORDS = "contact_purge";
    private static final String BATCHES = "purge_batch";
    private static final Set<String> SETTINGS = Set.of("custom_field", "custom_field_revision", "retention_policy");
    private static final String LINES = "contact_purge_action";
    private static final String TRAIL = "audit_event";
    private static final String HOLDS = "legal_hold";
    private static final String PLACED = "'LEGAL_HOLD_PLACED'";
    private static final Set<String> OF_NO_CHANGE = Set.of("'EXPORTED'", PLACED);
    private static final String WORDS = "contact_search_word";

    /// Whose rows come and go with what the contact does.
    private static final Set<String> CHANGING = Set.of("portal_mail", WORDS);

    private static final Map<String, String> KEEPING_THE_ID = Map.of(
            RECORDS, "contact_id", TRAIL, "contact_id", "purge_batch_contact", "contact_id", BATCHES, "last_contact");

    /// From which state of the contact to which one each kind of audit event leads.
    private static final Map<String, List<Life>> STEPS = Map.of(
            "'CHANGED'", List.of(Life.ACTIVE, Life.ACTIVE),
            "'SOFT_DELETED'", List.of(Life.ACTIVE, Life.SOFT_DELETED),
            "'RESTORED'", List.of(Life.SOFT_DELETED, Life.ACTIVE),
            "'PURGED'", List.of(Life.SOFT_DELETED, Life.GONE));

    List<String> violations() {
        var violations = new ArrayList<String>();
        before.tables()
                .forEach((table, rows) -> rows.forEach((key, row) -> {
                    if (!table.startsWith(RECORDS) && !SETTINGS.contains(table)) {
                        check(table, key, row, violations);
                    }
                }));
        if (isGone()) {
            after.tables()
                    .forEach((table, rows) -> rows.values().stream()
                            .filter(row -> namesContact(table, row))
                            .forEach(_ -> violations.add("A row of %s names the purged contact".formatted(table))));
        }
        if (hasRecord() != isGone() || records().size() > 1) {
            violations.add("The contact is %s, and the records of purges are %s"
                    .formatted(isGone() ? "gone" : "there", records()));
        }
        if (!isTold()) {
            violations.add("The contact is %s, and the audit trail tells %s".formatted(life, trail()));
        }
        if (!isGone() && rows(HOLDS).count() != events(PLACED)) {
            violations.add("There are %s legal holds, and the audit trail tells %s"
                    .formatted(rows(HOLDS).count(), trail()));
        }
        rows(BATCHES)
                .filter(batch -> !isAtItsEnd(batch))
                .forEach(batch -> violations.add("A batch has purged %s: %s".formatted(purgesOf(batch), batch)));
        rows("contact").forEach(contact -> check(contact, violations));
        trails().values().stream()
                .filter(positions -> !isWithoutGaps(positions))
                .forEach(positions -> violations.add("An audit trail has the positions " + positions));
        return violations;
    }

    private boolean isAtItsEnd(Row batch) {
        return batch.value("state").equals("'COMPLETED'")
                && number(batch, "purged") == purgesOf(batch)
                && number(batch, "purged") + number(batch, "skipped") == number(batch, "contacts");
    }

    private long purgesOf(Row batch) {
        return records().stream()
                .filter(purge ->
                        purge.has("batch_id") && purge.value("batch_id").equals(batch.value("id")))
                .count();
    }

    private long events(String kind) {
        return trail().stream().filter(kind::equals).count();
    }

    /// Each change of a contact makes a version and an event. An export and a legal hold change nothing.
    private void check(Row contact, List<String> violations) {
        var id = contact.value("id");
        var then = before.tables().getOrDefault("contact", Map.of()).get(id);
        var changes = number(contact, "version") - (then == null ? 0 : number(then, "version"));
        var events = trails(event -> !OF_NO_CHANGE.contains(event.value("kind")))
                .getOrDefault(id, List.of())
                .size();
        if (events != changes) {
            violations.add("A contact has changed %s times and has %s audit events".formatted(changes, events));
        }
        var words = words(id);
        if (!words.equals(wordsOf(contact))) {
            violations.add("A contact is found by %s: %s".formatted(words, contact));
        }
    }

    private Set<String> words(String contact) {
        return rows(WORDS)
                .filter(row -> row.value("contact_id").equals(contact))
                .map(row -> row.value("word") + " of " + row.value("name"))
                .collect(toSet());
    }

    private static Set<String> wordsOf(Row contact) {
        var email = contact.has("email") ? new EmailAddress(text(contact, "email"), text(contact, "email_key")) : null;
        var phone = contact.has("phone") ? new PhoneNumber(text(contact, "phone")) : null;
        return SearchWords.of(text(contact, "name"), email, phone).stream()
                .map(word -> "'" + word + "' of " + contact.value("name"))
                .collect(toSet());
    }

    /// The positions of the events of each contact.
    private Map<String, List<Integer>> trails() {
        return trails(_ -> true);
    }

    private Map<String, List<Integer>> trails(Predicate<Row> which) {
        return rows(TRAIL)
                .filter(which)
                .collect(groupingBy(
                        event -> event.value("contact_id"), mapping(event -> number(event, "position"), toList())));
    }

    private static boolean isWithoutGaps(List<Integer> positions) {
        return Set.copyOf(positions)
                .equals(IntStream.rangeClosed(1, positions.size()).boxed().collect(toSet()));
    }

    private static int number(Row row, String column) {
        return Integer.parseInt(text(row, column));
    }

    private static String text(Row row, String column) {
        return row.value(column).replace("'", "");
    }

    private boolean isGone() {
        return life == Life.GONE;
    }

    /// Whether the audit trail leads from what the contact was to what it is.
    private boolean isTold() {
        var told = new Facts(scene, before, before).life();
        for (var kind : trail()) {
            if (OF_NO_CHANGE.contains(kind) && told != Life.GONE) {
                continue;
            }
            var step = STEPS.getOrDefault(kind, List.of());
            if (step.isEmpty() || step.getFirst() != told) {
                return false;
            }
            told = step.getLast();
        }
        return told == life;
    }

    private List<String> trail() {
        return rows(TRAIL)
                .filter(event -> event.value("contact_id").equals(scene.literal(scene.contact())))
                .sorted(Comparator.comparing(event -> event.value("position")))
                .map(event -> event.value("kind"))
                .toList();
    }

    private void check(String table, String key, Row row, List<String> violations) {
        var now = after.tables().getOrDefault(table, Map.of()).get(key);
        var isOwn = row.values().values().stream().anyMatch(scene.own()::contains);
        if (!isOwn && !row.equals(now)) {
            violations.add("A row of another one in %s has changed: %s, now %s".formatted(table, row, now));
        } else if (isOwn && saysSomethingElsewhere(table, row)) {
            if (now == null || !row.equals(isGone() ? byContact(table, now) : now)) {
                violations.add("A word of the contact in %s has changed: %s, now %s".formatted(table, row, now));
            }
        } else if (isOwn && !CHANGING.contains(table) && (now == null) != isGone()) {
            violations.add("A row of the contact in %s is %s".formatted(table, isGone() ? "left" : "lost"));
        }
    }

    private boolean saysSomethingElsewhere(String table, Row row) {
        return (table.equals("comment") || table.equals("survey_rating"))
                && !row.value("ticket_id").equals(scene.literal(scene.ownTicket()));
    }

    /// As it was before its author became Deleted User; something else if the author did not.
    private Row byContact(String table, Row row) {
        var person = table.equals("comment") ? "author_contact_id" : "rater_contact_id";
        var values = new LinkedHashMap<>(row.values());
        values.put(person, row.has(person) ? "not Deleted User" : scene.literal(scene.contact()));
        return new Row(values);
    }

    private boolean namesContact(String table, Row row) {
        return row.values().entrySet().stream()
                .filter(column -> !column.getKey().equals(KEEPING_THE_ID.get(table)))
                .anyMatch(column -> scene.own().contains(column.getValue())
                        || Scene.PERSONAL.stream().anyMatch(column.getValue()::contains));
    }

    private boolean hasRecord() {
        return records().size() == 1 && records().getFirst().value("state").equals("'COMPLETED'") && isAllDone();
    }

    private boolean isAllDone() {
        return rows(LINES).allMatch(line -> line.value("planned").equals(line.value("done")) && isOwnDoing(line));
    }

    /// Whoever confirms a sign-up erases all others with the same address; nobody else does anything that was planned.
    private static boolean isOwnDoing(Row line) {
        return line.value("left_to_others").equals("'0'")
                || line.value("subject").equals("'PORTAL_MAIL'");
    }

    private List<Row> records() {
        return rows(RECORDS).toList();
    }

    private Stream<Row> rows(String table) {
        return Objects.requireNonNull(after.tables().get(table)).values().stream();
    }
}
