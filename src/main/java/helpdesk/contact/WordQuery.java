package helpdesk.contact;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.ContactOrder.OrderField;
import helpdesk.database.EntityId;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.OrderDirection;
import helpdesk.graphql.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The statements of a search. They read the contacts from one source, in the order of the list, and look up the
/// state and the other words of each. For two words, in the order of names, after a cursor:
///
/// ```
/// SELECT c.id, c.name, ... FROM contact_search_word s FORCE INDEX (contact_search_word_by_name)
/// STRAIGHT_JOIN contact_search_word w1 FORCE INDEX (PRIMARY) ON w1.contact_id = s.contact_id AND w1.word = :word1
/// STRAIGHT_JOIN contact c FORCE INDEX (PRIMARY) ON c.id = s.contact_id
/// WHERE s.word = :word0 AND c.state = :state
///     AND s.name >= :afterPosition AND (s.name > :afterPosition OR s.contact_id > :afterId)
/// ORDER BY s.name ASC, s.contact_id ASC LIMIT 21
/// ```
///
/// @param words at least one
/// @param further what else the filter asks for
record WordQuery(ContactFilter filter, ContactOrder order, List<String> words, HolderCondition further) {

    /// An index that lists contacts in the order of the list.
    private record Source(String index, String id, String condition) {}

    /// Those with one of the words, in the order of the words, and then those in the state, of which only the soft
    /// deleted ones may be few.
    private List<Source> sources() {
        var end = isByName() ? "by_name" : "by_creation";
        var sources = new ArrayList<Source>();
        for (var word = 0; word < words.size(); word++) {
            sources.add(new Source(
                    "contact_search_word s FORCE INDEX (contact_search_word_%s)".formatted(end),
                    "s.contact_id",
                    "s.word = :word" + word));
        }
        if (!filter.isOfActive()) {
            var index = isByName() ? "contact_by_name" : "contact_by_id";
            sources.add(new Source("contact s FORCE INDEX (" + index + ")", "s.id", "s.state = :state"));
        }
        return sources;
    }

    int sourceCount() {
        return sources().size();
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(filter.parameters());
        parameters.putAll(further.parameters());
        IntStream.range(0, words.size()).forEach(word -> parameters.put("word" + word, words.get(word)));
        return parameters;
    }

    /// Of each source, the contact in this place of it within the bounds, and the next one, with the number of the
    /// source; nothing of a source that ends before.
    String ends(PageRequest page, int place) {
        var sources = sources();
        return IntStream.range(0, sources.size())
                .mapToObj(number -> end(number, sources.get(number), page, place))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private String end(int number, Source source, PageRequest page, int place) {
        var keyset = keyset(source);
        return "(SELECT %s, %s, %s FROM %s WHERE %s%s%s OFFSET %s)"
                .formatted(
                        number,
                        keyset.column(),
                        source.id(),
                        source.index(),
                        source.condition(),
                        keyset.bounds(page),
                        keyset.order(page),
                        place - 1);
    }

    /// The position of a row of [#ends].
    Cursor cursor(ResultSet end) throws SQLException {
        var id = new ContactId(EntityId.uuid(end.getBytes(3)));
        return Cursor.of(isByName() ? end.getString(2) : id.value(), id);
    }

    /// Which position comes first on the way through the list. Names are compared roughly as the database does it.
    Comparator<Cursor> inOrderOf(PageRequest page) {
        var ascending = Comparator.comparing(
                Cursor::position, isByName() ? String.CASE_INSENSITIVE_ORDER : Comparator.naturalOrder());
        return keyset(sources().getFirst()).isAscending(page) ? ascending : ascending.reversed();
    }

    String page(String columns, PageRequest page, int source) {
        var keyset = keyset(sources().get(source));
        return "SELECT " + columns + from(source) + keyset.bounds(page) + keyset.order(page);
    }

    String count(PageRequest bounds, int source) {
        return "SELECT COUNT(*)" + from(source) + keyset(sources().get(source)).bounds(bounds);
    }

    private String from(int number) {
        var source = sources().get(number);
        var others = IntStream.range(0, words.size())
                .filter(word -> word != number)
                .mapToObj(word -> (" STRAIGHT_JOIN contact_search_word w%1$s FORCE INDEX (PRIMARY)"
                                + " ON w%1$s.contact_id = %2$s AND w%1$s.word = :word%1$s")
                        .formatted(word, source.id()))
                .collect(Collectors.joining());
        return " FROM %s%s STRAIGHT_JOIN contact c FORCE INDEX (PRIMARY) ON c.id = %s WHERE %s AND %s%s"
                .formatted(
                        source.index(), others, source.id(), source.condition(), ContactFilter.IN_STATE, further.sql());
    }

    /// The values of the bounds, which are the same for each source.
    Map<String, Object> bounds(PageRequest page, Function<String, Cursor> open) {
        return keyset(sources().getFirst()).parameters(page, open);
    }

    /// Ids are in the order of creation.
    private Keyset<?> keyset(Source source) {
        var isDescending = order.direction() == OrderDirection.DESC;
        return isByName()
                ? new Keyset<>("s.name", source.id(), isDescending, Function.identity())
                : new Keyset<>(source.id(), source.id(), isDescending, WordQuery::bytes);
    }

    private static byte[] bytes(String id) {
        return UUIDUtil.asByteArray(UUID.fromString(id));
    }

    private boolean isByName() {
        return order.field() == OrderField.NAME;
    }

    Cursor cursor(ContactView contact) {
        return isByName()
                ? order.cursor(contact)
                : Cursor.of(contact.contactId().value(), contact.contactId());
    }

    /// Cursors are good for lists of the same name only.
    String listName() {
        return isByName() ? order.listName() : "searched contacts by CREATED_AT";
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
