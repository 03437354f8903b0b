package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Decides whose sign-up gets a letter: somebody new, or an active contact without an account. All others are forgotten
/// without a word.
@Component
class SignUpLetters {

    /// Longer than a mail server can take for a letter. Only the letters of a server that died wait for so long.
    private static final Duration IN_HAND = Duration.ofMinutes(10);

    private static final Duration DUE_AGAIN = Duration.ofMinutes(1);

    private final SignUps signUps;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final LettersOfMailbox mailboxes;
    private final Clock clock;

    SignUpLetters(
            SignUps signUps,
            PortalAccounts accounts,
            ContactLifecycle contacts,
            LettersOfMailbox mailboxes,
            Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.mailboxes = mailboxes;
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
        if (owner.filter(contact -> accounts.isShutOut(contact, signUp.email())).isPresent() || isOneTooMany(signUp)) {
            signUps.delete(signUp.id());
            return new NoLetter();
        }
        var token = SignUpToken.next();
        signUps.mailing(signUp.id(), token, owner.map(ExistingContact::id).orElse(null), inHandUntil());
        return new Letter(signUp, token);
    }

    private boolean isOneTooMany(SignUp signUp) {
        return !signUp.isMailed() && !mailboxes.mayGetOneMore(signUp.email());
    }

    private Instant inHandUntil() {
        return clock.instant().plus(IN_HAND);
    }

    /// False once the link is spent, has expired, or has been replaced by that of a later letter.
    @UnitOfWork
    public boolean isCurrent(Letter letter) {
        return signUps.find(letter.token(), clock.instant()).isPresent();
    }

    /// It did not go out, and is due again in a minute, later the longer it has been tried.
    @UnitOfWork
    public void postponed(Letter letter) {
        var now = clock.instant();
        var tried = Duration.between(letter.signUp().createdAt(), now);
        signUps.postpone(letter.token(), now.plus(tried.compareTo(DUE_AGAIN) > 0 ? tried : DUE_AGAIN));
    }

    /// It can never go out.
    @UnitOfWork
    public void undeliverable(Letter letter) {
        signUps.delete(letter.signUp().id());
    }

    /// It went out: it is not due any more.
    @UnitOfWork
    public void sent(Letter letter) {
        signUps.mailed(letter.token());
    }

    /// Returns how many of them never got their letter.
    @UnitOfWork
    public int forgetExpired() {
        return signUps.deleteExpired(clock.instant());
    }
}
