package helpdesk.idempotency;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The caller has sent another request with this idempotency key before.
public record IdempotencyKeyReused(String message, List<String> field) implements UserError {

    IdempotencyKeyReused() {
        this(
                "Another request was sent with this idempotency key before; use a new key",
                UserError.at(IdempotentRequest.KEY));
    }
}
