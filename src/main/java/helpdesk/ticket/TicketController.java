package helpdesk.ticket;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.error.NotFound;
import helpdesk.graphql.paging.Connection;
import helpdesk.graphql.paging.PageRequest;
import helpdesk.graphql.paging.SelectedParts;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the services that read tickets.
@Controller
class TicketController {

    private final TicketReader reader;
    private final TicketSearch search;
    private final TicketLists lists;
    private final CollaboratorLoader collaborators;
    private final ContactReader contacts;
    private final OpenTicketCount openTickets;

    TicketController(
            TicketReader reader,
            TicketSearch search,
            TicketLists lists,
            CollaboratorLoader collaborators,
            ContactReader contacts,
            OpenTicketCount openTickets) {
        this.reader = reader;
        this.search = search;
        this.lists = lists;
        this.collaborators = collaborators;
        this.contacts = contacts;
        this.openTickets = openTickets;
    }

    @QueryMapping
    @Nullable
    TicketView ticket(@Argument String id, SelectedFields selected) {
        var found = contacts.isJoinable(selected, "requester") ? reader.findWithRequester(id) : reader.find(id);
        return found.orElse(null);
    }

    @QueryMapping
    Connection<TicketView> tickets(
            @Argument @Nullable TicketFilter filter,
            @Argument @Nullable TicketOrder orderBy,
            PageRequest page,
            SelectedFields selected) {
        return search.list(
                Objects.requireNonNullElse(filter, TicketFilter.ALL), orderBy, page, SelectedParts.of(selected));
    }

    @SchemaMapping(typeName = "Contact")
    int openTicketCount(ContactView contact) {
        return contact.value(openTickets);
    }

    @SchemaMapping(typeName = "Contact")
    CompletableFuture<Connection<TicketView>> tickets(
            ContactView contact, PageRequest page, DataFetchingEnvironment environment) {
        return lists.tickets(contact.contactId(), page, environment);
    }

    @SchemaMapping(typeName = "Contact")
    CompletableFuture<Connection<TicketView>> collaborations(
            ContactView contact, PageRequest page, DataFetchingEnvironment environment) {
        return lists.collaborations(contact.contactId(), page, environment);
    }

    @SchemaMapping(typeName = "Ticket")
    CompletableFuture<ContactView> requester(TicketView ticket, DataFetchingEnvironment environment) {
        return ticket.requester() == null
                ? contacts.load(ticket.requesterId(), environment).thenApply(TicketController::orGone)
                : CompletableFuture.completedFuture(ticket.requester());
    }

    @SchemaMapping(typeName = "Ticket")
    CompletableFuture<Connection<CommentView>> comments(
            TicketView ticket, PageRequest page, DataFetchingEnvironment environment) {
        return lists.comments(ticket.ticketId(), page, environment);
    }

    @BatchMapping(typeName = "Ticket", maxBatchSize = 500)
    Map<TicketView, List<SurveyRatingView>> surveyRatings(List<TicketView> tickets) {
        var ratings = reader.ratings(tickets.stream().map(TicketView::ticketId).toList());
        return tickets.stream()
                .collect(Collectors.toMap(
                        Function.identity(), ticket -> ratings.getOrDefault(ticket.ticketId(), List.of())));
    }

    @BatchMapping(typeName = "Comment", maxBatchSize = 500)
    Map<CommentView, TicketView> ticket(List<CommentView> comments) {
        var tickets = reader.find(comments.stream().map(CommentView::ticketId).collect(Collectors.toSet()));
        return comments.stream()
                .filter(comment -> tickets.containsKey(comment.ticketId()))
                .collect(Collectors.toMap(Function.identity(), comment -> tickets.get(comment.ticketId())));
    }

    @SchemaMapping(typeName = "Ticket")
    CompletableFuture<List<ContactView>> collaborators(TicketView ticket, DataFetchingEnvironment environment) {
        return collaborators.load(ticket.ticketId(), environment);
    }

    private static ContactView orGone(Optional<ContactView> requester) {
        return requester.orElseThrow(() -> new NotFound("This ticket was just deleted with its requester"));
    }
}
