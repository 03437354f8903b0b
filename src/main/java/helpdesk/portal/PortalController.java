package helpdesk.portal;

import graphql.GraphQLContext;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactReader;
import helpdesk.contact.ContactView;
import helpdesk.database.PersonalText;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.SelectedFields;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.portal.PortalInputs.ChangePasswordInput;
import helpdesk.portal.PortalInputs.ConfirmEmailChangeInput;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import helpdesk.portal.PortalInputs.RequestEmailChangeInput;
import helpdesk.portal.PortalInputs.RequestPasswordResetInput;
import helpdesk.portal.PortalInputs.ResetPasswordInput;
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
    private final PasswordReset passwordReset;
    private final AccountSettings account;
    private final ContactReader contacts;

    PortalController(
            PortalSignUp signUp,
            PortalSignIn signIn,
            PasswordReset passwordReset,
            AccountSettings account,
            ContactReader contacts) {
        this.signUp = signUp;
        this.signIn = signIn;
        this.passwordReset = passwordReset;
        this.account = account;
        this.contacts = contacts;
    }

    /// What every request for a mailed link answers.
    public record AcceptedPayload(boolean accepted, List<? extends UserError> userErrors) implements Payload {}

    /// What every mutation answers that signs in.
    public record IssuedTokenPayload(
            @Nullable PersonalText accessToken,
            @Nullable Instant expiresAt,
            @Nullable ContactView contact,
            List<? extends UserError> userErrors)
            implements Payload {}

    /// What `confirmEmailChange` answers.
    public record ConfirmEmailChangePayload(@Nullable ContactView contact, List<? extends UserError> userErrors)
            implements Payload {}

    @MutationMapping
    AcceptedPayload signUp(@Argument SignUpInput input) {
        return accepted(signUp.signUp(input));
    }

    @MutationMapping
    IssuedTokenPayload confirmSignUp(@Argument ConfirmSignUpInput input, SelectedFields selected) {
        return payload(signUp.confirm(input), selected);
    }

    @MutationMapping
    IssuedTokenPayload signIn(@Argument SignInInput input, GraphQLContext context, SelectedFields selected) {
        return payload(signIn.signIn(input, context.get(CallerNetwork.class)), selected);
    }

    @MutationMapping
    AcceptedPayload requestPasswordReset(@Argument RequestPasswordResetInput input) {
        return accepted(passwordReset.request(input));
    }

    @MutationMapping
    IssuedTokenPayload resetPassword(@Argument ResetPasswordInput input, SelectedFields selected) {
        return payload(passwordReset.reset(input), selected);
    }

    @MutationMapping
    IssuedTokenPayload changePassword(
            @Argument ChangePasswordInput input, GraphQLContext context, SelectedFields selected) {
        return payload(account.changePassword(input, context.get(CallerNetwork.class)), selected);
    }

    @MutationMapping
    AcceptedPayload requestEmailChange(@Argument RequestEmailChangeInput input, GraphQLContext context) {
        return accepted(account.requestEmailChange(input, context.get(CallerNetwork.class)));
    }

    @MutationMapping
    ConfirmEmailChangePayload confirmEmailChange(@Argument ConfirmEmailChangeInput input, SelectedFields selected) {
        return account.confirmEmailChange(input)
                .payload(contact -> contact(contact, selected), ConfirmEmailChangePayload::new);
    }

    private static AcceptedPayload accepted(Outcome<?> outcome) {
        return outcome.either(
                _ -> new AcceptedPayload(true, List.of()), refusals -> new AcceptedPayload(false, refusals));
    }

    private IssuedTokenPayload payload(Outcome<IssuedToken> outcome, SelectedFields selected) {
        return outcome.either(
                token -> new IssuedTokenPayload(
                        token.value(), token.expiresAt(), contact(token.contact(), selected), List.of()),
                refusals -> new IssuedTokenPayload(null, null, null, refusals));
    }

    private @Nullable ContactView contact(ContactId contact, SelectedFields selected) {
        var itself = new ContactCaller(contact.value());
        return selected.contains("contact")
                ? contacts.findAs(itself, selected, "contact/").orElse(null)
                : null;
    }
}
