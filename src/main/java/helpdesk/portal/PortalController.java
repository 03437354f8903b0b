package helpdesk.portal;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingFieldSelectionSet;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import helpdesk.portal.PortalInputs.SignInInput;
import helpdesk.portal.PortalInputs.SignUpInput;
import helpdesk.security.ContactCaller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the portal.
@Controller
class PortalController {

    private final SignUpDesk signUps;
    private final SignUpConfirmation confirmation;
    private final SignInDesk signIns;
    private final ContactReader contacts;

    PortalController(SignUpDesk signUps, SignUpConfirmation confirmation, SignInDesk signIns, ContactReader contacts) {
        this.signUps = signUps;
        this.confirmation = confirmation;
        this.signIns = signIns;
        this.contacts = contacts;
    }

    /// What a sign-up answers.
    public record SignUpPayload(boolean accepted, List<? extends UserError> userErrors) implements Payload {}

    /// What answers whoever has signed in.
    public record SessionPayload(
            @Nullable String accessToken,
            @Nullable Instant expiresAt,
            @Nullable ContactView contact,
            List<? extends UserError> userErrors)
            implements Payload {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    @MutationMapping
    SignUpPayload signUp(@Argument SignUpInput input) {
        return signUps.signUp(input)
                .either(_ -> new SignUpPayload(true, List.of()), refusals -> new SignUpPayload(false, refusals));
    }

    @MutationMapping
    SessionPayload confirmSignUp(@Argument ConfirmSignUpInput input, DataFetchingFieldSelectionSet selected) {
        return payload(confirmation.confirm(input), selected);
    }

    @MutationMapping
    SessionPayload signIn(@Argument SignInInput input, GraphQLContext context, DataFetchingFieldSelectionSet selected) {
        return payload(signIns.signIn(input, context.get(CallerNetwork.class)), selected);
    }

    private SessionPayload payload(Outcome<Session> outcome, DataFetchingFieldSelectionSet selected) {
        return outcome.either(
                session -> new SessionPayload(
                        session.accessToken(), session.expiresAt(), contact(session, selected), List.of()),
                refusals -> new SessionPayload(null, null, null, refusals));
    }

    private @Nullable ContactView contact(Session session, DataFetchingFieldSelectionSet selected) {
        var itself = new ContactCaller(session.contact().value());
        return selected.contains("contact")
                ? contacts.findAs(itself, selected, "contact/").orElse(null)
                : null;
    }
}
