package helpdesk.ticket;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactId;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.Cursor;
import helpdesk.graphql.paging.Cursors;
import helpdesk.graphql.paging.Keyset;
import helpdesk.graphql.paging.NestedList;
import helpdesk.graphql.paging.NestedPages;
import helpdesk.graphql.paging.PageRequest;
import java.util.concurrent.CompletableFuture;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The lists that hang below contacts and tickets.
@Component
class TicketLists {

    private static final NestedList<ContactId, TicketView> TICKETS = new NestedList<>(
            "tickets of a contact",
            TicketView.COLUMNS,
            "ticket t",
            "t.requester_id",
            new Keyset("t.number", "t.id", true),
            TicketView::of,
            TicketView::requesterId,
            ticket -> Cursor.of(ticket.number(), ticket.ticketId()),
            Cursor::position);

    private static final NestedList<TicketId, CommentView> COMMENTS = new NestedList<>(
            "comments of a ticket",
            CommentView.COLUMNS,
            "comment m",
            "m.ticket_id",
            new Keyset("m.created_at", "m.id", false),
            CommentView::of,
            CommentView::ticketId,
            comment -> Cursor.of(comment.createdAt(), comment.commentId()),
            Cursor::timestamp);

    private final NestedPages<ContactId, TicketView> tickets;
    private final NestedPages<TicketId, CommentView> comments;

    TicketLists(JdbcClient jdbc, Cursors cursors, BatchLoaderRegistry registry) {
        this.tickets = new NestedPages<>(TICKETS, jdbc, cursors, registry);
        this.comments = new NestedPages<>(COMMENTS, jdbc, cursors, registry);
    }

    /// Newest first.
    CompletableFuture<Connection<TicketView>> tickets(
            ContactId requester, PageRequest page, DataFetchingEnvironment environment) {
        return tickets.load(requester, page, environment);
    }

    /// Oldest first.
    CompletableFuture<Connection<CommentView>> comments(
            TicketId ticket, PageRequest page, DataFetchingEnvironment environment) {
        return comments.load(ticket, page, environment);
    }
}
