package helpdesk.portal;

import helpdesk.contact.ContactRegistry;
import helpdesk.contact.ContactRegistry.RegisteredContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /// What came of looking for the next letter.
    sealed interface Next {}

    /// What to mail to whom.
    record Letter(SignUp signUp, SignUpToken token) implements Next {}

    /// A sign-up that gets no letter is gone, or somebody else has it in hand.
    record NoLetter() implements Next {}

    /// No mail is due.
    record NothingDue() implements Next {}

    /// One sign-up in a transaction: whoever waits for its contact does not wait for others.
    @UnitOfWork
    public Next next() {
        return signUps.findDue(clock.instant()).map(this::next).orElseGet(NothingDue::new);
    }

    private Next next(SignUp signUp) {
        var owner = contacts.lock(signUp.email());
        if (!signUps.lockIfDue(signUp, clock.instant())) {
            return new NoLetter();
        }
        if (owner.filter(accounts::isShutOut).isPresent() || signUps.others(signUp) >= MOST) {
            signUps.delete(signUp.id());
            return new NoLetter();
        }
        var token = SignUpToken.next();
        signUps.mailing(signUp.id(), token, owner.map(RegisteredContact::id).orElse(null), dueAgain(signUp));
        return new Letter(signUp, token);
    }

    /// Unless it is heard of: in a minute, and later the longer it has been tried.
    private Instant dueAgain(SignUp signUp) {
        var now = clock.instant();
        var tried = Duration.between(signUp.createdAt(), now);
        return now.plus(tried.compareTo(DUE_AGAIN) > 0 ? tried : DUE_AGAIN);
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
}
