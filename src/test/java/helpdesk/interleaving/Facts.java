package helpdesk.interleaving;

import helpdesk.database.DatabaseSnapshot;
import helpdesk.database.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the sessions have left behind, as it can be told from the rows that are there afterwards, and by the names that
/// the model has for it. What the model has no name for is there as well.
record Facts(Scene scene, DatabaseSnapshot before, DatabaseSnapshot after) {

    private static final List<String> TABLES = List.of(
            "contact",
            "custom_field",
            "custom_field_value",
            "ticket",
            "ticket_collaborator",
            "comment",
            "survey_rating",
            "portal_account",
            "portal_sign_up");

    private static final Pattern MARK = Pattern.compile("'((?:[A-Z][a-z]+ )+[AB])'");

    Life life() {
        return rows("contact", after)
                .filter(row -> row.value("id").equals(scene.literal(scene.contact())))
                .map(row -> Life.valueOf(row.value("state").replace("'", "")))
                .findFirst()
                .orElse(Life.GONE);
    }

    /// Sorted; what is there twice is there twice.
    List<String> names() {
        return TABLES.stream().flatMap(this::names).sorted().toList();
    }

    private Stream<String> names(String table) {
        return switch (table) {
            case "portal_sign_up" -> rows(table, after).map(row -> row.has("contact_id") ? "link" : "new link");
            case "portal_account" -> rows(table, after).map(this::account);
            case "contact" ->
                Stream.concat(
                        marks(table),
                        added(table).stream().map(row -> rowMarks(row).isEmpty() ? "new contact" : ""));
            case "custom_field" -> gone(table).map(_ -> "deleted field");
            case "ticket_collaborator" -> added(table).stream().map(_ -> "collaborator");
            default -> added(table).stream().flatMap(row -> marksOrRow(table, row));
        };
    }

    private String account(Row row) {
        return row.value("contact_id").equals(scene.literal(scene.contact())) ? "account" : "new contact's account";
    }

    private Stream<String> marks(String table) {
        return rows(table, after).flatMap(row -> rowMarks(row).stream());
    }

    private static Stream<String> marksOrRow(String table, Row row) {
        var marks = rowMarks(row);
        return marks.isEmpty() ? Stream.of("a row in " + table) : marks.stream();
    }

    private static List<String> rowMarks(Row row) {
        return row.values().values().stream()
                .flatMap(value -> MARK.matcher(value).results())
                .map(mark -> lowerCase(mark.group(1)))
                .toList();
    }

    private static String lowerCase(String mark) {
        return mark.substring(0, 1).toLowerCase(Locale.ROOT) + mark.substring(1);
    }

    private List<Row> added(String table) {
        var old = before.tables().getOrDefault(table, Map.of());
        return after.tables().getOrDefault(table, Map.of()).entrySet().stream()
                .filter(row -> !old.containsKey(row.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Stream<String> gone(String table) {
        var left = after.tables().getOrDefault(table, Map.of());
        return before.tables().getOrDefault(table, Map.of()).keySet().stream().filter(row -> !left.containsKey(row));
    }

    private static Stream<Row> rows(String table, DatabaseSnapshot snapshot) {
        return snapshot.tables().getOrDefault(table, Map.of()).values().stream();
    }
}
