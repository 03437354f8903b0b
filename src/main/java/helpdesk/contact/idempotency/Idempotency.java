package helpdesk.contact.idempotency;

import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.Outcome;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// Lets a thing be done once, however often it is asked for with the same idempotency key.
public interface Idempotency {

    /// In the running transaction: what came of the request when it was made before, or what comes of the work now.
    /// Two that do the work at the same moment meet when it is remembered, and one of them is rolled back and comes
    /// here again. Only what is done is remembered: a refusal has changed nothing, and is decided anew.
    ///
    /// @param id makes the id of a result
    <T extends EntityId> Outcome<T> once(
            IdempotentRequest request, Function<UUID, T> id, Supplier<Outcome<Deed<T>>> work);
}
