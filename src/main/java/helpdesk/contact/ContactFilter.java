package helpdesk.contact;

import helpdesk.database.PersonalText;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.usererror.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which contacts to list, as it came in: the active ones unless it names another state, and all of them unless it
/// holds a text to search for.
record ContactFilter(@Nullable ContactState state, @Nullable PersonalText search) {

    static final ContactFilter NONE = new ContactFilter(null, null);

    private static final int LONGEST = 200;

    /// The condition without a search.
    static final String IN_STATE = "c.state = :state";

    /// A contact is found if one of these holds: each has an index of its own.
    static final List<String> SEARCH = List.of(
            IN_STATE + " AND c.name LIKE :name ESCAPE '|'", IN_STATE + " AND c.email_key LIKE :email ESCAPE '|'");

    boolean isOfActive() {
        return stateOrActive() == ContactState.ACTIVE;
    }

    private ContactState stateOrActive() {
        return Objects.requireNonNullElse(state, ContactState.ACTIVE);
    }

    Map<String, Object> parameters() {
        var state = stateOrActive().name();
        if (!isSearch()) {
            return Map.of("state", state);
        }
        var text = text();
        var email = EmailAddress.keyOf(Padding.removed(text));
        return Map.of("state", state, "name", prefix(text), "email", prefix(email));
    }

    boolean isSearch() {
        return search != null && !Padding.removed(search.value()).isEmpty();
    }

    private String text() {
        try {
            return Text.beginning(Objects.requireNonNull(search).value(), LONGEST);
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput("Search for 1 to " + LONGEST + " characters of a name or an e-mail address");
        }
    }

    private static String prefix(String text) {
        return text.replaceAll("[|%_]", "|$0") + "%";
    }
}
