package helpdesk.portal;

import helpdesk.contact.ContactRegistry;
import helpdesk.contact.ContactRegistry.RegisteredContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Decides whose sign-up gets a letter: somebody new, or an active contact without an account. All others are forgotten
/// without a word.
@Component
class SignUpLetters {

    /// For one address, as long as none of the links has expired: nobody's mailbox is filled by somebody else.
    private static final int MOST = 3;

    private static final Duration DUE_AGAIN = Duration.ofMinutes(1);

    private final SignUps signUps;
    private final PortalAccounts accounts;
    private final ContactRegistry contacts;
    private final Clock clock;

    SignUpLetters(SignUps signUps, PortalAccounts accounts, ContactRegistry contacts, Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// What to mail to whom.
    record Letter(SignUp signUp, SignUpToken token) {}

    /// The next letter, if there is one that is due; a sign-up that gets none is gone.
    @UnitOfWork
    public Optional<Letter> next() {
        var due = signUps.lockDue(clock.instant());
        while (due.isPresent()) {
            var letter = letter(due.get());
            if (letter.isPresent()) {
                return letter;
            }
            signUps.delete(due.get().id());
            due = signUps.lockDue(clock.instant());
        }
        return Optional.empty();
    }

    /// It went out: it is not due any more.
    @UnitOfWork
    public void sent(Letter letter) {
        signUps.mailed(letter.token());
    }

    @UnitOfWork
    public void forgetExpired() {
        signUps.deleteExpired(clock.instant());
    }

    private Optional<Letter> letter(SignUp signUp) {
        var owner = contacts.lock(signUp.email());
        if (owner.filter(accounts::isShutOut).isPresent() || signUps.others(signUp) >= MOST) {
            return Optional.empty();
        }
        var token = SignUpToken.next();
        var dueAgain = clock.instant().plus(DUE_AGAIN);
        signUps.mailing(signUp.id(), token, owner.map(RegisteredContact::id).orElse(null), dueAgain);
        return Optional.of(new Letter(signUp, token));
    }
}
