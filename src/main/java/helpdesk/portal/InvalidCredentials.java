package helpdesk.portal;

import helpdesk.graphql.usererror.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// E-mail and password do not open the portal: whether there is no account, no such password, or a lock-out (R1), is
/// told to nobody.
public record InvalidCredentials() implements UserError {

    @Override
    public String message() {
        return "This e-mail address and this password do not go together";
    }

    @Override
    public @Nullable List<String> field() {
        return null;
    }
}
