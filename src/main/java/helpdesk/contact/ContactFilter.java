package helpdesk.contact;

import helpdesk.contact.ContactOrder.OrderField;
import helpdesk.database.PersonalText;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.TimeSpan;
import helpdesk.graphql.usererror.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which contacts to list, as it came in: the active ones unless it names another state, and of those all that meet
/// its other conditions.
public record ContactFilter(
        @Nullable ContactState state,
        @Nullable PersonalText search,
        @Nullable Instant softDeletedAfter,
        @Nullable Instant softDeletedBefore,
        @Nullable CustomFieldFilter customField,
        @Nullable Boolean hasLegalHold) {

    static final ContactFilter NONE = new ContactFilter(null, null, null, null, null, null);

    /// A value that contacts must have for a custom field.
    public record CustomFieldFilter(String key, PersonalText value) {}

    private static final int LONGEST = 200;
    private static final int MOST_WORDS = 20;

    static final String IN_STATE = "c.state = :state";

    /// The soft-deleted contacts that were soft deleted before a time, and have no legal hold.
    public static ContactFilter freeAndSoftDeletedBefore(Instant time) {
        return new ContactFilter(ContactState.SOFT_DELETED, null, null, time, null, false);
    }

    /// Whether it admits no active contacts.
    public boolean isOfSoftDeleted() {
        return state == ContactState.SOFT_DELETED;
    }

    /// The order of the list, or else the usual one. Throws [BadUserInput] if no index serves it with this filter.
    ContactOrder order(@Nullable ContactOrder wanted) {
        var isBySoftDeletion = softDeleted().isBounded();
        var usual = isBySoftDeletion ? ContactOrder.LATEST_SOFT_DELETED_FIRST : ContactOrder.NEWEST_FIRST;
        var order = wanted == null ? usual : wanted;
        BadUserInput.require(
                !isBySoftDeletion || !isOfActive(),
                "softDeletedAfter and softDeletedBefore need the state SOFT_DELETED: active contacts have no such"
                        + " time");
        BadUserInput.require(
                order.field() != OrderField.SOFT_DELETED_AT || !isOfActive(),
                "SOFT_DELETED_AT can only order contacts in the state SOFT_DELETED");
        BadUserInput.require(
                !isBySoftDeletion || order.field() == OrderField.SOFT_DELETED_AT,
                "softDeletedAfter and softDeletedBefore need the order SOFT_DELETED_AT: choose it, or leave orderBy"
                        + " out");
        BadUserInput.require(
                !isSearch() || (customField == null && !isBySoftDeletion),
                "A search cannot be combined with a custom field or the time of the soft delete: leave one out");
        BadUserInput.require(
                !isSearch() || order.field() != OrderField.SOFT_DELETED_AT,
                "A search comes in the order NAME or CREATED_AT only: choose one of them");
        BadUserInput.require(
                customField == null || !isOfActive() || order.field() == OrderField.CREATED_AT,
                "Active contacts with a value for a custom field come in the order CREATED_AT only: choose it");
        BadUserInput.require(
                !isOfHeld() || isSearch() || !isOfActive() || order.field() == OrderField.CREATED_AT,
                "Active contacts with a legal hold come in the order CREATED_AT only, unless there is a search: choose"
                        + " it");
        return order;
    }

    TimeSpan softDeleted() {
        return new TimeSpan(softDeletedAfter, softDeletedBefore);
    }

    /// Whether each of the contacts has to have a legal hold in force.
    boolean isOfHeld() {
        return Boolean.TRUE.equals(hasLegalHold);
    }

    boolean isOfActive() {
        return stateOrActive() == ContactState.ACTIVE;
    }

    private ContactState stateOrActive() {
        return Objects.requireNonNullElse(state, ContactState.ACTIVE);
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(softDeleted().parameters());
        parameters.put("state", stateOrActive().name());
        return parameters;
    }

    /// The words to search for. Throws [BadUserInput] if they are too short or too many.
    List<String> words() {
        var words = wordsIn(text());
        BadUserInput.require(words.size() <= MOST_WORDS, "Search for at most " + MOST_WORDS + " words");
        return words;
    }

    private static List<String> wordsIn(String text) {
        try {
            var words = SearchWords.in(text);
            BadUserInput.require(!words.isEmpty(), "Search for a word of letters or digits");
            return words;
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput(String.valueOf(refusal.getMessage()));
        }
    }

    public boolean isSearch() {
        return search != null && !Padding.removed(search.value()).isEmpty();
    }

    private String text() {
        try {
            return Text.beginning(Objects.requireNonNull(search).value(), LONGEST);
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput(
                    "Search for at most " + LONGEST + " characters, none of which is a control character");
        }
    }
}
