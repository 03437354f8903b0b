package helpdesk.contact;

import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.usererror.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The statements that list contacts. A search looks for a prefix in two columns: two ranges of two indexes, each cut
/// to a page before they are joined, since no index serves an `OR`.
record ContactSearch(List<String> conditions, Map<String, Object> parameters) {

    private static final int LONGEST = 200;

    /// MySQL sorts the rows of a page with all that is selected of them, and gives up (error 1038) when the
    /// custom field values of some contacts are longer than its usual buffer. It takes as much of this one as it
    /// needs; to MariaDB this is a comment.
    private static final String SORT_BUFFER = "/*+ SET_VAR(sort_buffer_size = 67108864) */";
    private static final String IN_STATE = "c.state = :state";
    private static final String BY_NAME = IN_STATE + " AND c.name LIKE :name ESCAPE '|'";
    private static final String BY_EMAIL = IN_STATE + " AND c.email_key LIKE :email ESCAPE '|'";

    static ContactSearch of(ContactList list) {
        var state = list.state().name();
        var search = list.search();
        if (search != null) {
            var text = checked(search);
            var email = EmailAddress.keyOf(Padding.removed(text));
            return new ContactSearch(
                    List.of(BY_NAME, BY_EMAIL), Map.of("state", state, "name", prefix(text), "email", prefix(email)));
        }
        return new ContactSearch(List.of(IN_STATE), Map.of("state", state));
    }

    String page(String columns, Keyset<?> keyset, PageRequest page) {
        var arms = union("c.id", keyset.bounds(page) + keyset.order(page));
        return "SELECT %s %s FROM (%s) page JOIN contact c ON c.id = page.id%s"
                .formatted(SORT_BUFFER, columns, arms, keyset.order(page));
    }

    String count() {
        return "SELECT COUNT(*) FROM (%s) found".formatted(union("c.id", ""));
    }

    private String union(String columns, String rest) {
        return conditions.stream()
                .map(condition -> "(SELECT " + columns + " FROM contact c WHERE " + condition + rest + ")")
                .collect(Collectors.joining(" UNION "));
    }

    private static String checked(String search) {
        try {
            return Text.beginning(search, LONGEST);
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput("Search for 1 to " + LONGEST + " characters of a name or an e-mail address");
        }
    }

    private static String prefix(String text) {
        return text.replaceAll("[|%_]", "|$0") + "%";
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
