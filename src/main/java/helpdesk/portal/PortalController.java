package helpdesk.portal;

import graphql.GraphQLContext;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.database.PersonalText;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import helpdesk.portal.PortalInputs.SignInInput;
import helpdesk.portal.PortalInputs.SignUpInput;
import helpdesk.portal.PortalTokens.IssuedToken;
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

    private final PortalSignUp signUp;
    private final PortalSignIn signIn;
    private final ContactReader contacts;

    PortalController(PortalSignUp signUp, PortalSignIn signIn, ContactReader contacts) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.contacts = contacts;
    }

    /// What `signUp` answers.
    public record SignUpPayload(boolean accepted, List<? extends UserError> userErrors) implements Payload {}

    /// What `confirmSignUp` and `signIn` answer.
    public record IssuedTokenPayload(
            @Nullable PersonalText accessToken,
            @Nullable Instant expiresAt,
            @Nullable ContactView contact,
            List<? extends UserError> userErrors)
            implements Payload {}

    @MutationMapping
    SignUpPayload signUp(@Argument SignUpInput input) {
        return signUp.signUp(input)
                .either(_ -> new SignUpPayload(true, List.of()), refusals -> new SignUpPayload(false, refusals));
    }

    @MutationMapping
    IssuedTokenPayload confirmSignUp(@Argument ConfirmSignUpInput input, SelectedFields selected) {
        return payload(signUp.confirm(input), selected);
    }

    @MutationMapping
    IssuedTokenPayload signIn(@Argument SignInInput input, GraphQLContext context, SelectedFields selected) {
        return payload(signIn.signIn(input, context.get(CallerNetwork.class)), selected);
    }

    private IssuedTokenPayload payload(Outcome<IssuedToken> outcome, SelectedFields selected) {
        return outcome.either(
                token -> new IssuedTokenPayload(token.value(), token.expiresAt(), contact(token, selected), List.of()),
                refusals -> new IssuedTokenPayload(null, null, null, refusals));
    }

    private @Nullable ContactView contact(IssuedToken token, SelectedFields selected) {
        var itself = new ContactCaller(token.contact().value());
        return selected.contains("contact")
                ? contacts.findAs(itself, selected, "contact/").orElse(null)
                : null;
    }
}
