package helpdesk.ticket;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactReader;
import helpdesk.database.EntityId;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Connection.Edge;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.NestedList;
import helpdesk.graphql.paging.NestedList.Rows;
import helpdesk.graphql.paging.NestedPages;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads pages of the lists below contacts and tickets.
@Component
class TicketLists {

    private static final NestedList<ContactId, TicketView> TICKETS = new NestedList<>(
            "tickets of a contact",
            "ticket t",
            "ticket t",
            "t.requester_id",
            "",
            new Keyset<>("t.number", "t.id", true, Long::valueOf),
            _ -> new Rows<>(TicketView.COLUMNS, "", TicketView::of),
            TicketView::requesterId,
            TicketLists::position);

    private static final NestedList<ContactId, Collaboration> COLLABORATIONS = new NestedList<>(
            "tickets a contact takes part in",
            "ticket t",
            "ticket_collaborator v JOIN ticket t ON t.id = v.ticket_id " + TicketReader.WITH_REQUESTER,
            "v.contact_id",
            "",
            new Keyset<>("t.number", "t.id", true, Long::valueOf),
            _ -> new Rows<>(TicketView.COLUMNS + ", page.parent", "", Collaboration::of),
            Collaboration::collaborator,
            collaboration -> position(collaboration.ticket()));

    /// A ticket of somebody else, and the contact who takes part in it.
    private record Collaboration(ContactId collaborator, TicketView ticket) {

        static Collaboration of(ResultSet row, int number) throws SQLException {
            var collaborator = new ContactId(EntityId.uuid(row.getBytes("parent")));
            return new Collaboration(collaborator, TicketView.of(row, number));
        }
    }

    private final NestedPages<ContactId, TicketView> tickets;
    private final NestedPages<ContactId, Collaboration> collaborations;
    private final NestedPages<TicketId, CommentView> comments;
    private final NestedPages<TicketId, CommentView> publicComments;
    private final Cursors cursors;
    private final CurrentCaller caller;
    private final ContactReader contacts;

    TicketLists(
            JdbcClient jdbc,
            Cursors cursors,
            BatchLoaderRegistry registry,
            CurrentCaller caller,
            ContactReader contacts) {
        this.tickets = new NestedPages<>(TICKETS, jdbc, cursors, registry);
        this.collaborations = new NestedPages<>(COLLABORATIONS, jdbc, cursors, registry);
        this.comments = new NestedPages<>(comments("comments of a ticket", ""), jdbc, cursors, registry);
        this.publicComments = new NestedPages<>(
                comments("public comments of a ticket", " AND m.visibility = 'PUBLIC'"), jdbc, cursors, registry);
        this.cursors = cursors;
        this.caller = caller;
        this.contacts = contacts;
    }

    private static Cursor position(TicketView ticket) {
        return Cursor.of(ticket.number(), ticket.ticketId());
    }

    private NestedList<TicketId, CommentView> comments(String name, String condition) {
        return new NestedList<>(
                name,
                "comment m",
                "comment m",
                "m.ticket_id",
                condition,
                new Keyset<>("m.position", "m.id", false, Long::valueOf),
                this::comments,
                CommentView::ticketId,
                comment -> Cursor.of(comment.position(), comment.commentId()));
    }

    private Rows<CommentView> comments(SelectedFields selection) {
        return contacts.isJoinable(selection, "nodes/author", "edges/node/author")
                ? CommentView.withAuthors(caller.get())
                : new Rows<>(CommentView.COLUMNS, "", CommentView::of);
    }

    /// The tickets that the contact requested, newest first.
    public CompletableFuture<Connection<TicketView>> tickets(
            ContactId requester, PageRequest page, DataFetchingEnvironment environment) {
        caller.agentOrContact();
        return tickets.load(requester, page, environment);
    }

    /// The tickets of others that the contact takes part in, newest first.
    public CompletableFuture<Connection<TicketView>> collaborations(
            ContactId collaborator, PageRequest page, DataFetchingEnvironment environment) {
        caller.agentOrContact();
        return collaborations
                .load(collaborator, page, environment)
                .thenApply(connection -> connection.map(Collaboration::ticket));
    }

    /// The comments that the caller may read, oldest first.
    public CompletableFuture<Connection<CommentView>> comments(
            TicketId ticket, PageRequest page, DataFetchingEnvironment environment) {
        return readableComments().load(ticket, page, environment);
    }

    private NestedPages<TicketId, CommentView> readableComments() {
        return caller.agentOrContact() instanceof AgentCaller ? comments : publicComments;
    }

    Edge<TicketView> ticketEdge(TicketView opened) {
        return tickets.edge(opened);
    }

    Edge<TicketView> collaborationEdge(TicketView joined) {
        return Edge.of(joined, ticket -> cursors.seal(COLLABORATIONS.name(), position(ticket)));
    }

    Edge<CommentView> commentEdge(CommentView added) {
        return readableComments().edge(added);
    }
}
