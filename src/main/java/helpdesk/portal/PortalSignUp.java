package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.database.PersonalText;
import helpdesk.graphql.error.Throttled;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.portal.PortalInputs.ConfirmSignUpInput;
import helpdesk.portal.PortalInputs.SignUpInput;
import helpdesk.portal.PortalTokens.IssuedToken;
import helpdesk.security.QuietTrace;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/// Lets people sign up: accepts an e-mail address, and makes an account of the link that is mailed to it. Nobody
/// looks up whose address it is before the answer is out, so the answer, the work and the time are the same for
/// every address.
@Service
class PortalSignUp {

    private static final Logger LOG = LoggerFactory.getLogger(PortalSignUp.class);

    /// How long a mailed link is valid. After that, the sign-up is deleted.
    private static final Duration LIFETIME = Duration.ofDays(1);

    private static final int MOST_WAITING = 100_000;
    private static final Duration LOOKS_AGAIN = Duration.ofMinutes(1);

    private final PortalSettings settings;
    private final PendingSignUps signUps;
    private final SignUpMailWorker mails;
    private final AccountOpening opening;
    private final Passwords passwords;
    private final PortalTokens tokens;
    private final Clock clock;

    private volatile boolean isFull;

    PortalSignUp(
            PortalSettings settings,
            PendingSignUps signUps,
            SignUpMailWorker mails,
            AccountOpening opening,
            Passwords passwords,
            PortalTokens tokens,
            Clock clock) {
        this.settings = settings;
        this.signUps = signUps;
        this.mails = mails;
        this.opening = opening;
        this.passwords = passwords;
        this.tokens = tokens;
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

    private SignUpId accept(String name, EmailAddress email) {
        var now = clock.instant();
        var signUp = new PendingSignUp(SignUpId.next(), new PersonalText(name), email, now, now.plus(LIFETIME), false);
        signUps.add(signUp);
        mails.wake();
        return signUp.id();
    }

    /// Keeps sign-ups from filling the database, from however many addresses they come. Those of one minute may
    /// come on top.
    @Scheduled(fixedDelayString = "PT1M")
    void checkRoom() {
        try {
            isFull = signUps.isAtLeast(MOST_WAITING, clock.instant());
        } catch (DataAccessException fault) {
            LOG.warn("The sign-ups that wait cannot be counted for now: {}", QuietTrace.of(fault));
        }
    }

    /// Makes an account of a mailed link and a password, and signs in. The password is checked last, and hashed
    /// before anything is locked.
    Outcome<IssuedToken> confirm(ConfirmSignUpInput input) {
        settings.requireOpen();
        var token = new SignUpToken(input.token());
        return signUps.find(token, clock.instant())
                .map(signUp -> confirm(signUp, token, input))
                .orElseGet(() -> Outcome.refused(new SignUpLinkInvalid()));
    }

    /// The name given here counts: somebody else may have signed up with the same address.
    private Outcome<IssuedToken> confirm(PendingSignUp signUp, SignUpToken token, ConfirmSignUpInput input) {
        var check = new InputCheck();
        var name = input.name() == null
                ? signUp.name().value()
                : check.check(input.name(), ContactLifecycle::name, "name");
        if (name == null) {
            return Outcome.refused(check.refusals());
        }
        var personal = List.of(signUp.name().value(), signUp.email().address(), name);
        var password = check.check(input.password().value(), text -> passwords.checked(text, personal), "password");
        return password == null
                ? Outcome.refused(check.refusals())
                : opening.open(token, name, passwords.hash(password))
                        .map(tokens::issue)
                        .map(Outcome::done)
                        .orElseGet(() -> Outcome.refused(new SignUpLinkInvalid()));
    }
}
