package helpdesk.ticket;

import helpdesk.contact.ContactColumns;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Reads the tickets that the caller sees, and what belongs to them. Tickets whose requester's purge has begun are
/// left out.
@Service
@AgentsAndContacts
class TicketReader {

    static final String WITH_REQUESTER = ContactColumns.JOIN + "t.requester_id";

    private final JdbcClient jdbc;
    private final CurrentCaller caller;

    TicketReader(JdbcClient jdbc, CurrentCaller caller) {
        this.jdbc = jdbc;
        this.caller = caller;
    }

    /// Empty for an id that is not valid, as for a ticket that does not exist.
    public Optional<TicketView> find(String globalId) {
        return TicketId.parse(globalId).flatMap(this::find);
    }

    /// With its requester.
    public Optional<TicketView> findWithRequester(String globalId) {
        var requesters = ContactColumns.joined(caller.get());
        return TicketId.parse(globalId)
                .flatMap(id -> find(
                                List.of(id),
                                TicketView.COLUMNS + ", " + requesters.sql(),
                                (row, _) -> TicketView.of(row, requesters.mapRow(row, 0)))
                        .findFirst());
    }

    public Optional<TicketView> find(TicketId id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    public Map<TicketId, TicketView> find(Collection<TicketId> ids) {
        return find(ids, TicketView.COLUMNS, TicketView::of)
                .collect(Collectors.toMap(TicketView::ticketId, Function.identity()));
    }

    private Stream<TicketView> find(Collection<TicketId> ids, String columns, RowMapper<TicketView> mapping) {
        var scope = TicketScope.of(caller.get());
        return jdbc
                .sql("SELECT %s FROM ticket t %s WHERE t.id IN (:ids)%s"
                        .formatted(columns, WITH_REQUESTER, scope.tickets()))
                .params(scope.parameters())
                .param("ids", bytes(ids))
                .query(mapping)
                .list()
                .stream();
    }

    public Map<CommentId, CommentView> findComments(Collection<CommentId> ids) {
        var scope = TicketScope.of(caller.get());
        return jdbc
                .sql("SELECT %s FROM comment m JOIN ticket t ON t.id = m.ticket_id %s WHERE m.id IN (:ids)%s%s"
                        .formatted(CommentView.COLUMNS, WITH_REQUESTER, scope.tickets(), scope.comments()))
                .params(scope.parameters())
                .param("ids", bytes(ids))
                .query(CommentView::of)
                .list()
                .stream()
                .collect(Collectors.toMap(CommentView::commentId, Function.identity()));
    }

    public Optional<SurveyRatingView> findRating(SurveyRatingId id) {
        var scope = TicketScope.of(caller.get());
        return jdbc.sql("SELECT %s FROM survey_rating s JOIN ticket t ON t.id = s.ticket_id %s WHERE s.id = :id%s"
                        .formatted(SurveyRatingView.COLUMNS, WITH_REQUESTER, scope.tickets()))
                .params(scope.parameters())
                .param("id", id.bytes())
                .query(SurveyRatingView::of)
                .optional();
    }

    /// The ratings of each ticket, in the order in which they were given.
    public Map<TicketId, List<SurveyRatingView>> ratings(Collection<TicketId> tickets) {
        return jdbc
                .sql("SELECT %s FROM survey_rating s WHERE s.ticket_id IN (:ids) ORDER BY s.ticket_id, s.position"
                        .formatted(SurveyRatingView.COLUMNS))
                .param("ids", bytes(tickets))
                .query(SurveyRatingView::of)
                .list()
                .stream()
                .collect(Collectors.groupingBy(SurveyRatingView::ticketId));
    }

    /// The collaborators of each ticket, in the order in which they joined.
    public Map<TicketId, List<ContactId>> collaborators(Collection<TicketId> tickets) {
        var collaborators = jdbc.sql("""
            SELECT k.ticket_id, k.contact_id FROM ticket_collaborator k
            WHERE k.ticket_id IN (:ids) ORDER BY k.ticket_id, k.position
            """)
                .param("ids", bytes(tickets))
                .query((row, _) -> Map.entry(
                        new TicketId(EntityId.uuid(row.getBytes(1))), new ContactId(EntityId.uuid(row.getBytes(2)))))
                .list();
        return collaborators.stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static List<byte[]> bytes(Collection<? extends EntityId> ids) {
        return ids.stream().map(EntityId::bytes).toList();
    }
}
