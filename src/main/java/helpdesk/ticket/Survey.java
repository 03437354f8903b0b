package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketInputs.RateTicketInput;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/// Records survey ratings: by the requester and the collaborators, once for each. Contacts rate themselves, agents on
/// their behalf.
@Service
@AgentsAndContacts
class Survey {

    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;
    private final TicketAccess access;
    private final Positions positions;
    private final Idempotency idempotency;
    private final CurrentCaller caller;
    private final Clock clock;

    Survey(
            JdbcAggregateOperations aggregates,
            JdbcClient jdbc,
            TicketAccess access,
            Positions positions,
            Idempotency idempotency,
            CurrentCaller caller,
            Clock clock) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.access = access;
        this.positions = positions;
        this.idempotency = idempotency;
        this.caller = caller;
        this.clock = clock;
    }

    @UnitOfWork
    public Outcome<SurveyRatingId> rate(RateTicketInput input, IdempotentRequest request) {
        return idempotency.once(request, SurveyRatingId::new, () -> rate(input));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(RateTicketInput input) {
        var check = new InputCheck();
        check.check(input.score(), TicketText::score, "score");
        var remark = check.check(input.remark(), TicketText::remark, "remark");
        var writer = new Writer(caller.get());
        if (writer.isAgent() && input.raterId() == null) {
            check.refuse("Name the contact on whose behalf you record the rating", "raterId");
        }
        return check.hasRefusals()
                ? Outcome.refused(check.refusals())
                : access.writeInTheNameOf(
                        input.raterId(),
                        "raterId",
                        input.ticketId(),
                        rater -> rate(rater, writer.recordedBy(), input.score(), remark));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(
            LockedParticipant rater, @Nullable AgentCaller recordedBy, int score, @Nullable String remark) {
        if (!takesPart(rater)) {
            return Outcome.refused(new RaterNotOnTicket());
        }
        if (hasRated(rater)) {
            return Outcome.refused(new TicketAlreadyRated());
        }
        var position = positions.next("survey_rating", rater.ticket());
        var rating =
                SurveyRating.of(rater.ticket(), position, rater.contact(), recordedBy, score, remark, clock.instant());
        return Outcome.done(new CreatedObject<>(aggregates.insert(rating).id(), rater.requester(), rater.contact()));
    }

    private boolean takesPart(LockedParticipant rater) {
        return rater.contact().equals(rater.requester()) || access.isCollaborator(rater);
    }

    private boolean hasRated(LockedParticipant rater) {
        return jdbc.sql("SELECT COUNT(*) FROM survey_rating WHERE ticket_id = :ticket AND rater_contact_id = :contact")
                        .param("ticket", rater.ticket().bytes())
                        .param("contact", rater.contact().bytes())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
