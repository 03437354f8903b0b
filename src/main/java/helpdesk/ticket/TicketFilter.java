package helpdesk.ticket;

import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.paging.TimeSpan;
import helpdesk.graphql.usererror.Text;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which tickets to list, as it came in: those that meet all conditions.
record TicketFilter(
        @Nullable List<TicketStatus> status,
        @Nullable String requesterId,
        @Nullable String collaboratorId,
        @Nullable Integer number,
        @Nullable PersonalText search,
        @Nullable Instant updatedAfter,
        @Nullable Instant updatedBefore) {

    static final TicketFilter ALL = new TicketFilter(null, null, null, null, null, null, null);

    private static final int LONGEST_SEARCH = 200;
    private static final byte[] NOBODY = new byte[16];

    /// Throws [BadUserInput] if a condition is wrong by itself.
    private void requireSound() {
        BadUserInput.require(
                status == null || !status.isEmpty(), "Name a status, or leave status out to list the tickets in any");
        BadUserInput.require(
                status == null || Set.copyOf(status).size() == status.size(),
                "Name each status once, or leave status out to list the tickets in any");
        BadUserInput.require(number == null || number > 0, "The number of a ticket is at least 1");
    }

    /// The order of the list, or else the usual one. Throws [BadUserInput] if no index serves it with this filter.
    TicketOrder order(@Nullable TicketOrder wanted) {
        requireSound();
        if (number != null) {
            return TicketOrder.NEWEST_FIRST;
        }
        BadUserInput.require(
                !updated().isBounded() || requesterId != null || !isSearch(),
                "A search takes updatedAfter and updatedBefore only for the tickets of one requester: name one in"
                        + " requesterId, or leave them out");
        BadUserInput.require(
                !updated().isBounded() || collaboratorId == null,
                "updatedAfter and updatedBefore do not go together with collaboratorId: leave them out, or leave it"
                        + " out");
        var usual = updated().isBounded() ? TicketOrder.LATEST_FIRST : TicketOrder.NEWEST_FIRST;
        var order = wanted == null ? usual : wanted;
        BadUserInput.require(
                order.isByUpdate() || !updated().isBounded(),
                "updatedAfter and updatedBefore need the order UPDATED_AT: choose it, or leave orderBy out");
        BadUserInput.require(
                !order.isByUpdate() || collaboratorId == null,
                "The tickets of a collaborator come in the order CREATED_AT only: choose it, or leave out"
                        + " collaboratorId");
        BadUserInput.require(
                !order.isByUpdate() || requesterId != null || !isSearch(),
                "A search comes in the order CREATED_AT only: choose it, or name a requester");
        return order;
    }

    TimeSpan updated() {
        return new TimeSpan(updatedAfter, updatedBefore);
    }

    boolean isSearch() {
        return search != null && !search.value().isBlank();
    }

    /// Whether the tickets are those of one contact, or one ticket: few enough to look at each.
    boolean isNarrow() {
        return requesterId != null || collaboratorId != null || number != null;
    }

    /// All of them if none is named.
    Set<TicketStatus> statuses() {
        return status == null ? EnumSet.allOf(TicketStatus.class) : EnumSet.copyOf(status);
    }

    boolean isOfAnyStatus() {
        return statuses().size() == TicketStatus.values().length;
    }

    /// Of tickets `t`, except for the status, the collaborator, and the place in the list.
    String conditions() {
        return (requesterId == null ? "" : " AND t.requester_id = :requester")
                + (number == null ? "" : " AND t.number = :number")
                + updated().condition("t.updated_at")
                + IntStream.range(0, patterns().size())
                        .mapToObj(index -> " AND t.subject_words LIKE :pattern" + index)
                        .collect(Collectors.joining());
    }

    Map<String, Object> parameters() {
        var parameters = new HashMap<>(updated().parameters());
        parameters.put("requester", bytes(requesterId));
        parameters.put("collaborator", bytes(collaboratorId));
        parameters.put("number", number == null ? 0 : number);
        parameters.put("statuses", statuses().stream().map(Enum::name).toList());
        var patterns = patterns();
        IntStream.range(0, patterns.size()).forEach(index -> parameters.put("pattern" + index, patterns.get(index)));
        return parameters;
    }

    /// Of an id that is none, nobody.
    private static byte[] bytes(@Nullable String contact) {
        return ContactId.parse(contact).map(ContactId::bytes).orElse(NOBODY);
    }

    private List<String> patterns() {
        if (search == null || !isSearch()) {
            return List.of();
        }
        var patterns = SubjectWords.patterns(text(search.value()));
        BadUserInput.require(!patterns.isEmpty(), "Search for a letter or a digit");
        return patterns;
    }

    private static String text(String search) {
        try {
            return Text.beginning(search, LONGEST_SEARCH);
        } catch (IllegalArgumentException refusal) {
            throw new BadUserInput("Search for 1 to " + LONGEST_SEARCH + " characters of words of a subject");
        }
    }
}
