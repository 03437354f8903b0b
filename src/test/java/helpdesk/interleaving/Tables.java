package helpdesk.interleaving;

import static java.util.stream.Collectors.toUnmodifiableSet;

import helpdesk.database.DatabaseSchema;
import helpdesk.database.ForeignKey;
import helpdesk.database.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Which tables a statement has to do with, rather too many than too few: each whose name is a word of it, and for one
/// that writes also those on the other side of a foreign key, whose rows the database locks by itself.
final class Tables {

    /// Where two sessions never meet: each transaction writes its own row into the first, and none into the others.
    private static final Set<String> LONELY = Set.of("unit_of_work", "databasechangelog", "purge_switch");

    private static final Pattern ASSIGNMENTS =
            Pattern.compile("\\bSET\\b(.*?)(\\bWHERE\\b|$)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TO_NOTHING = Pattern.compile("\\w+ = NULL\\b", Pattern.CASE_INSENSITIVE);

    private final Set<String> all;
    private final List<ForeignKey> keys;
    private final Map<String, Set<String>> named = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> locked = new ConcurrentHashMap<>();

    Tables(Set<String> all, List<ForeignKey> keys) {
        this.all = all;
        this.keys = keys;
    }

    static Tables of(DatabaseSchema schema) {
        return new Tables(
                schema.tables().stream()
                        .map(Table::name)
                        .filter(table -> !LONELY.contains(table.toLowerCase(Locale.ROOT)))
                        .collect(toUnmodifiableSet()),
                schema.foreignKeys());
    }

    Set<String> all() {
        return all;
    }

    Set<String> namedIn(String sql) {
        return named.computeIfAbsent(
                sql, text -> all.stream().filter(table -> isIn(text, table)).collect(toUnmodifiableSet()));
    }

    /// A write locks the rows that the written ones refer to; what deletes looks for rows that refer to the deleted
    /// ones. No statement of the server changes a key that others refer to.
    Set<String> lockedBy(String sql) {
        return locked.computeIfAbsent(sql, this::findLockedBy);
    }

    private Set<String> findLockedBy(String sql) {
        var named = namedIn(sql);
        var others = switch (verb(sql)) {
            case "SELECT" -> Stream.<String>of();
            case "INSERT" -> referredToBy(named, sql);
            case "UPDATE" -> referredToBy(named, assignments(sql));
            case "DELETE" -> referringTo(named);
            default -> Stream.concat(referredToBy(named, sql), referringTo(named));
        };
        return Stream.concat(named.stream(), others).collect(toUnmodifiableSet());
    }

    private static String verb(String sql) {
        return sql.strip().split("\\W", 2)[0].toUpperCase(Locale.ROOT);
    }

    /// What an update sets to something.
    private static String assignments(String sql) {
        var match = ASSIGNMENTS.matcher(sql);
        return match.find() ? TO_NOTHING.matcher(match.group(1)).replaceAll("") : sql;
    }

    /// By the columns that are written.
    private Stream<String> referredToBy(Set<String> named, String written) {
        return keys.stream()
                .filter(key -> named.contains(key.table()) && isIn(written, key.column()))
                .map(ForeignKey::referencedTable);
    }

    private static boolean isIn(String sql, String word) {
        return Pattern.compile("\\b" + word + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(sql)
                .find();
    }

    private Stream<String> referringTo(Set<String> named) {
        return keys.stream()
                .filter(key -> named.contains(key.referencedTable()))
                .map(ForeignKey::table);
    }
}
