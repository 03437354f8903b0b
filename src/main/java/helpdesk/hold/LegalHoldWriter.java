package helpdesk.hold;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ContactNotFound;
import helpdesk.contact.ContactRecorded;
import helpdesk.contact.ContactRecorded.Kind;
import helpdesk.database.PersonalText;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.graphql.usererror.Text;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/// Places and releases legal holds, and records which have expired. Each is recorded in the audit trail.
@Service
class LegalHoldWriter {

    private static final int LONGEST_REASON = 1_000;
    private static final int MOST_YEARS = 100;

    private final LegalHolds holds;
    private final ContactLifecycle contacts;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    LegalHoldWriter(
            LegalHolds holds,
            ContactLifecycle contacts,
            Idempotency idempotency,
            CurrentCaller caller,
            ApplicationEventPublisher events,
            Clock clock) {
        this.holds = holds;
        this.contacts = contacts;
        this.idempotency = idempotency;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /// The hold to place.
    record PlaceLegalHoldInput(
            String contactId, PersonalText reason, @Nullable Instant until) {}

    /// The hold to release, and whose it is, so that nobody releases one of another contact by mistake.
    record ReleaseLegalHoldInput(String contactId, String legalHoldId) {}

    @PrivacyOfficersOnly
    @UnitOfWork
    public Outcome<LegalHoldId> place(PlaceLegalHoldInput input, IdempotentRequest request) {
        return idempotency.once(request, LegalHoldId::new, () -> place(input));
    }

    private Outcome<CreatedObject<LegalHoldId>> place(PlaceLegalHoldInput input) {
        var check = new InputCheck();
        var reason = check.check(input.reason(), LegalHoldWriter::reason, "reason");
        check.check(input.until(), this::end, "until");
        if (reason == null || check.hasRefusals()) {
            return Outcome.refused(check.refusals());
        }
        return locked(input.contactId())
                .map(contact -> CreatedObject.of(place(contact, reason, input.until()), contact))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new ContactNotFound("contactId")));
    }

    private LegalHoldId place(ContactId contact, String reason, @Nullable Instant until) {
        var officer = caller.agent();
        var hold = holds.add(contact, reason, until, officer);
        record(contact, Kind.LEGAL_HOLD_PLACED, Agent.of(officer));
        return hold;
    }

    private static String reason(String text) {
        return Text.lines(text, LONGEST_REASON);
    }

    private Instant end(Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now)) {
            throw new IllegalArgumentException("This must be in the future");
        }
        if (until.isAfter(now.atOffset(ZoneOffset.UTC).plusYears(MOST_YEARS).toInstant())) {
            throw new IllegalArgumentException("This must be at most " + MOST_YEARS + " years ahead");
        }
        return until;
    }

    @PrivacyOfficersOnly
    @UnitOfWork
    public Outcome<LegalHoldId> release(ReleaseLegalHoldInput input) {
        return locked(input.contactId())
                .map(contact -> release(contact, input.legalHoldId()))
                .orElseGet(() -> Outcome.refused(new ContactNotFound("contactId")));
    }

    private Outcome<LegalHoldId> release(ContactId contact, String legalHoldId) {
        return LegalHoldId.parse(legalHoldId)
                .flatMap(holds::find)
                .filter(hold -> hold.contact().equals(contact))
                .map(this::release)
                .orElseGet(() -> Outcome.refused(new LegalHoldNotFound()));
    }

    private Outcome<LegalHoldId> release(LegalHold hold) {
        if (hold.endedAt() != null) {
            return Outcome.refused(new LegalHoldEnded(hold));
        }
        var officer = caller.agent();
        holds.release(hold.legalHoldId(), officer);
        record(hold.contact(), Kind.LEGAL_HOLD_RELEASED, Agent.of(officer));
        return Outcome.done(hold.legalHoldId());
    }

    /// Records that the time of the hold is over. Does nothing if another server has recorded it, or the purge of the
    /// contact has begun.
    @UnitOfWork(repeatable = true)
    public void recordExpiry(LegalHold hold) {
        if (contacts.lock(Set.of(hold.contact())).exists(hold.contact()) && holds.recordExpiry(hold.legalHoldId())) {
            record(hold.contact(), Kind.LEGAL_HOLD_EXPIRED, null);
        }
    }

    /// Empty if there is no such contact, or its purge has begun.
    private Optional<ContactId> locked(String contactId) {
        return ContactId.parse(contactId)
                .filter(contact -> contacts.lock(Set.of(contact)).exists(contact));
    }

    private void record(ContactId contact, Kind kind, @Nullable Agent officer) {
        events.publishEvent(new ContactRecorded(Set.of(contact), kind, List.of(), officer));
    }
}
