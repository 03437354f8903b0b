package helpdesk.idempotency;

import helpdesk.contact.idempotency.Deed;
import helpdesk.contact.idempotency.Idempotency;
import helpdesk.contact.idempotency.IdempotentRequest;
import helpdesk.database.EntityId;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Text;
import helpdesk.security.CurrentCaller;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Does what is new, and remembers it with its effect, in one transaction: there is never the one without the other.
@Component
class RememberedRequests implements Idempotency {

    private static final int LONGEST = 255;

    private final IdempotencyRecords records;
    private final RequestCodes codes;
    private final CurrentCaller caller;

    RememberedRequests(IdempotencyRecords records, RequestCodes codes, CurrentCaller caller) {
        this.records = records;
        this.codes = codes;
        this.caller = caller;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public <T extends EntityId> Outcome<T> once(
            IdempotentRequest request, Function<UUID, T> id, Supplier<Outcome<Deed<T>>> work) {
        var key = request.key();
        if (key == null) {
            return work.get().either(deed -> Outcome.done(deed.result()), Outcome::refused);
        }
        var check = new InputCheck();
        check.check(key, text -> Text.line(text, LONGEST), IdempotentRequest.KEY);
        if (check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        var keyCode = codes.ofKey(caller.get(), key);
        return once(keyCode, codes.ofRequest(keyCode, request), id, work);
    }

    /// A refusal may be the doing of the same request, made at the same moment, whose effect was in the way of this
    /// one: whoever sees the effect sees the record of it, too.
    private <T extends EntityId> Outcome<T> once(
            byte[] keyCode, byte[] requestCode, Function<UUID, T> id, Supplier<Outcome<Deed<T>>> work) {
        return find(keyCode, requestCode, id)
                .orElseGet(() -> work.get()
                        .either(
                                deed -> remember(keyCode, requestCode, deed),
                                reasons -> find(keyCode, requestCode, id).orElseGet(() -> Outcome.refused(reasons))));
    }

    private <T extends EntityId> Optional<Outcome<T>> find(byte[] keyCode, byte[] requestCode, Function<UUID, T> id) {
        return records.find(keyCode, requestCode)
                .map(found -> found.isSame()
                        ? Outcome.done(id.apply(found.result()))
                        : Outcome.refused(new IdempotencyKeyReused()));
    }

    private <T extends EntityId> Outcome<T> remember(byte[] keyCode, byte[] requestCode, Deed<T> deed) {
        records.add(keyCode, requestCode, deed);
        return Outcome.done(deed.result());
    }
}
