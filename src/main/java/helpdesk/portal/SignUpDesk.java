package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.SignUpInput;
import helpdesk.security.QuietTrace;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Accepts sign-ups, all alike: whose address it is, nobody looks up before the answer is out, so the answer,
/// the work and the time it takes are the same for a contact, a soft-deleted one and nobody.
@Service
class SignUpDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SignUpDesk.class);

    private static final int MOST_WAITING = 100_000;
    private static final Duration LOOKS_AGAIN = Duration.ofMinutes(1);

    private final PortalSettings settings;
    private final SignUps signUps;
    private final SignUpMailer mailer;
    private final Clock clock;
    private volatile boolean isFull;

    SignUpDesk(PortalSettings settings, SignUps signUps, SignUpMailer mailer, Clock clock) {
        this.settings = settings;
        this.signUps = signUps;
        this.mailer = mailer;
        this.clock = clock;
    }

    Outcome<SignUpId> signUp(SignUpInput input) {
        settings.requireOpen();
        if (isFull) {
            throw new Throttled(LOOKS_AGAIN);
        }
        var check = new InputCheck();
        var name = check.check(input.name(), ContactLifecycle::name, "name");
        var email = check.check(input.email(), EmailAddress::of, "email");
        return name == null || email == null ? Outcome.refused(check.refusals()) : Outcome.done(accept(name, email));
    }

    /// Keeps sign-ups from filling the database, from however many addresses they come. Those of a minute come on top.
    @Scheduled(fixedDelayString = "PT1M")
    void look() {
        try {
            isFull = signUps.isAtLeast(MOST_WAITING, clock.instant());
        } catch (DataAccessException fault) {
            LOG.warn("Nobody knows how many sign-ups wait: {}", QuietTrace.of(fault));
        }
    }

    private SignUpId accept(String name, EmailAddress email) {
        var now = clock.instant();
        var signUp = new SignUp(SignUpId.next(), name, email, now, now.plus(settings.signUpLifetime()), false);
        signUps.add(signUp);
        mailer.wake();
        return signUp.id();
    }
}
