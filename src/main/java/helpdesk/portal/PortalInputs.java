package helpdesk.portal;

import helpdesk.database.PersonalText;
import org.jspecify.annotations.Nullable;

/// The inputs of the portal's mutations. Their values are personal data and secrets.
final class PortalInputs {

    private PortalInputs() {}

    record SignUpInput(PersonalText name, PersonalText email) {}

    record ConfirmSignUpInput(PersonalText token, @Nullable PersonalText name, PersonalText password) {}

    record SignInInput(PersonalText email, PersonalText password) {}

    record RequestPasswordResetInput(PersonalText email) {}

    record ResetPasswordInput(PersonalText token, PersonalText password) {}

    record ChangePasswordInput(PersonalText currentPassword, PersonalText newPassword) {}

    record RequestEmailChangeInput(PersonalText email, PersonalText password) {}

    record ConfirmEmailChangeInput(PersonalText token) {}
}
