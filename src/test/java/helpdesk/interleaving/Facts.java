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
            "portal_mail",
            "legal_hold",
            "purge_batch_contact");

    private static final Pattern MARK = Pattern.compile("'((?:[A-Z][a-z]+ )+[AB])'");

    Life life() {
        return rows("contact", after)
                .filter(row -> isContact(row.value("id")))
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
            case "portal_mail" -> rows(table, after).map(this::mail);
            case "portal_account" ->
                rows(table, after).flatMap(row -> Stream.concat(Stream.of(account(row)), rowMarks(row).stream()));
            case "contact" ->
                Stream.of(
                                marks(table),
                                added(table).stream().map(row -> rowMarks(row).isEmpty() ? "new contact" : ""),
                                rows(table, after).filter(this::hasChanged).map(_ -> "address changed"))
                        .flatMap(names -> names);
            case "purge_batch_contact" -> rows(table, after).flatMap(Facts::leftOut);
            case "custom_field" -> gone(table).map(_ -> "deleted field");
            case "ticket_collaborator" -> added(table).stream().map(_ -> "collaborator");
            default -> added(table).stream().flatMap(row -> marksOrRow(table, row));
        };
    }

    private static Stream<String> leftOut(Row row) {
        var blockers = row.value("blockers").replace("'", "");
        return blockers.isEmpty() ? Stream.of() : Stream.of("left out as " + blockers);
    }

    private String mail(Row row) {
        return switch (row.value("kind")) {
            case "'EMAIL_CHANGE'" -> "change link";
            case "'EMAIL_CHANGED'" -> "notice";
            case "'PASSWORD_RESET'" -> "reset link";
            default -> isWanted(row) ? "rival link" : row.has("contact_id") ? "link" : "new link";
        };
    }

    private boolean hasChanged(Row contact) {
        return isContact(contact.value("id")) && isWanted(contact);
    }

    private boolean isWanted(Row row) {
        return row.value("email").equals("'" + scene.wantedEmail() + "'");
    }

    private boolean isContact(String id) {
        return id.equals(scene.literal(scene.contact()));
    }

    private String account(Row row) {
        return isContact(row.value("contact_id")) ? "account" : "new contact's account";
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
