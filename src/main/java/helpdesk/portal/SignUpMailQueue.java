package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Takes the next sign-up whose mail is due, and decides whether it is sent: only if no contact has the address, or
/// an active one without an account. Other sign-ups are deleted without notice.
@Component
class SignUpMailQueue {

    /// Longer than a mail server may take for a mail. Only the mails of a server that died wait for so long.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final PendingSignUps signUps;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final MailThrottle throttle;
    private final Clock clock;

    SignUpMailQueue(
            PendingSignUps signUps,
            PortalAccounts accounts,
            ContactLifecycle contacts,
            MailThrottle throttle,
            Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.throttle = throttle;
        this.clock = clock;
    }

    /// What came of taking the next sign-up.
    sealed interface Next {}

    /// A mail to send: the link with the token, to the address of the sign-up.
    record SignUpMail(PendingSignUp signUp, SignUpToken token) implements Next {}

    /// The sign-up gets no mail and is deleted, or another server has taken it.
    record NoMail() implements Next {}

    /// No mail is due.
    record NothingDue() implements Next {}

    /// One sign-up in a transaction: while it waits for its contact, no other one has to.
    @UnitOfWork
    public Next next() {
        return signUps.findDue(clock.instant()).map(this::next).orElseGet(NothingDue::new);
    }

    private Next next(PendingSignUp signUp) {
        var owner = contacts.lock(signUp.email());
        if (!signUps.lockIfDue(signUp, clock.instant())) {
            return new NoMail();
        }
        if (owner.filter(contact -> accounts.isShutOut(contact, signUp.email())).isPresent() || isThrottled(signUp)) {
            signUps.delete(signUp.id());
            return new NoMail();
        }
        var token = SignUpToken.next();
        var contact = owner.map(ExistingContact::id).orElse(null);
        signUps.startMailing(signUp.id(), token, contact, clock.instant().plus(LEASE));
        return new SignUpMail(signUp, token);
    }

    /// A mail that is tried again was counted the first time.
    private boolean isThrottled(PendingSignUp signUp) {
        return !signUp.isMailed() && !throttle.admits(signUp.email());
    }
}
