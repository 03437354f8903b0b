package helpdesk.idempotency;

import helpdesk.contact.idempotency.IdempotentRequest;
import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The caller has sent something else with this idempotency key before.
public record IdempotencyKeyReused() implements UserError {

    @Override
    public String message() {
        return "Something else was sent with this idempotency key before; take a new one";
    }

    @Override
    public List<String> field() {
        return List.of("input", IdempotentRequest.KEY);
    }
}
