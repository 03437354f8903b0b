package helpdesk.idempotency;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The caller has sent another request with this idempotency key before.
public record IdempotencyKeyReused() implements UserError {

    @Override
    public String message() {
        return "Another request was sent with this idempotency key before; use a new key";
    }

    @Override
    public List<String> field() {
        return List.of("input", IdempotentRequest.KEY);
    }
}
