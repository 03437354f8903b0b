package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// E-mail and password do not open the portal. Whether there is no account, the password is wrong, or the contact
/// is locked out (R1), is not told.
public record InvalidCredentials(String message, @Nullable List<String> field) implements UserError {

    static InvalidCredentials toSignIn() {
        return new InvalidCredentials("This e-mail address and password do not match", null);
    }

    /// Of a contact that has signed in and gives its password once more.
    static InvalidCredentials at(String field) {
        return new InvalidCredentials("This is not your password", UserError.at(field));
    }
}
