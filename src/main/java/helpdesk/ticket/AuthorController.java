package helpdesk.ticket;

import graphql.schema.DataFetchingEnvironment;
import helpdesk.contact.Agent;
import helpdesk.contact.Author;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactReader;
import helpdesk.database.PersonalText;
import helpdesk.security.AgentCaller;
import helpdesk.security.CurrentCaller;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Tells who wrote a comment or gave a rating. A contact is Deleted User from the moment its purge begins (R6).
@Controller
class AuthorController {

    private final ContactReader contacts;
    private final CurrentCaller caller;

    AuthorController(ContactReader contacts, CurrentCaller caller) {
        this.contacts = contacts;
        this.caller = caller;
    }

    @SchemaMapping(typeName = "Comment")
    CompletableFuture<Author> author(CommentView comment, DataFetchingEnvironment environment) {
        if (comment.author() != null) {
            return CompletableFuture.completedFuture(comment.author());
        }
        return comment.authorAgent() == null
                ? contactOrDeletedUser(comment.authorContact(), environment)
                : CompletableFuture.completedFuture(
                        new Agent(comment.authorAgent(), forAgents(comment.authorSubject())));
    }

    @SchemaMapping(typeName = "Comment")
    @Nullable
    PersonalText recordedBySubject(CommentView comment) {
        return forAgents(comment.recorderSubject());
    }

    @SchemaMapping(typeName = "SurveyRating")
    @Nullable
    PersonalText recordedBySubject(SurveyRatingView rating) {
        return forAgents(rating.recorderSubject());
    }

    /// Contacts do not see what the identity provider calls an agent.
    private @Nullable PersonalText forAgents(@Nullable PersonalText subject) {
        return caller.get() instanceof AgentCaller ? subject : null;
    }

    @SchemaMapping(typeName = "SurveyRating")
    CompletableFuture<Author> rater(SurveyRatingView rating, DataFetchingEnvironment environment) {
        return contactOrDeletedUser(rating.raterContact(), environment);
    }

    private CompletableFuture<Author> contactOrDeletedUser(
            @Nullable ContactId contact, DataFetchingEnvironment environment) {
        return contact == null
                ? CompletableFuture.completedFuture(DeletedUser.DELETED_USER)
                : contacts.load(contact, environment)
                        .thenApply(
                                found -> found.<Author>map(Function.identity()).orElse(DeletedUser.DELETED_USER));
    }
}
