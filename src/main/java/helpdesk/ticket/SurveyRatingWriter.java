package helpdesk.ticket;

import helpdesk.database.UnitOfWork;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.idempotency.CreatedObject;
import helpdesk.idempotency.Idempotency;
import helpdesk.idempotency.IdempotentRequest;
import helpdesk.security.AgentsAndContacts;
import helpdesk.ticket.TicketAccess.LockedParticipant;
import helpdesk.ticket.TicketInputs.RateTicketInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Adds survey ratings: one of the requester and of each collaborator. Contacts rate themselves, agents on their
/// behalf.
@Service
@AgentsAndContacts
class SurveyRatingWriter {

    private final Tickets tickets;
    private final TicketAccess access;
    private final Idempotency idempotency;

    SurveyRatingWriter(Tickets tickets, TicketAccess access, Idempotency idempotency) {
        this.tickets = tickets;
        this.access = access;
        this.idempotency = idempotency;
    }

    @UnitOfWork
    public Outcome<SurveyRatingId> rate(RateTicketInput input, IdempotentRequest request) {
        return idempotency.once(request, SurveyRatingId::new, () -> rate(input));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(RateTicketInput input) {
        var check = new InputCheck();
        check.check(input.score(), TicketText::score, "score");
        var remark = check.check(input.remark(), TicketText::remark, "remark");
        if (access.isAgent() && input.raterId() == null) {
            check.refuse("Name the contact on whose behalf you record the rating", "raterId");
        }
        return check.hasRefusals()
                ? Outcome.refused(check.refusals())
                : access.writeInTheNameOf(
                        input.raterId(), "raterId", input.ticketId(), rater -> rate(rater, input.score(), remark));
    }

    private Outcome<CreatedObject<SurveyRatingId>> rate(LockedParticipant rater, int score, @Nullable String remark) {
        var participation = tickets.participation(rater.ticket(), rater.contact());
        if (!rater.contact().equals(rater.requester()) && !participation.isCollaborator()) {
            return Outcome.refused(new RaterNotOnTicket());
        }
        if (participation.hasRated()) {
            return Outcome.refused(new TicketAlreadyRated());
        }
        var rating = tickets.addRating(rater.ticket(), rater.contact(), access.agent(), score, remark);
        return Outcome.done(new CreatedObject<>(rating, rater.requester(), rater.contact()));
    }
}
