package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Makes an account of a sign-up in one transaction: for the active contact that has the address, or for a new one
/// (R8). After that, no link to the address is valid.
@Component
class AccountOpening {

    private final PendingSignUps signUps;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final Clock clock;

    AccountOpening(PendingSignUps signUps, PortalAccounts accounts, ContactLifecycle contacts, Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Empty if the link is not valid, or the contact that has the address is soft deleted or has an account.
    ///
    /// @param name the name of a new contact
    @UnitOfWork
    public Optional<PortalAccount> open(SignUpToken token, String name, String passwordHash) {
        return signUps.find(token, clock.instant()).flatMap(signUp -> open(signUp.email(), token, name, passwordHash));
    }

    /// Locks the contact first, as all transactions do, and then checks again whether the link is valid.
    private Optional<PortalAccount> open(EmailAddress email, SignUpToken token, String name, String passwordHash) {
        var owner = contacts.lock(email);
        if (owner.filter(contact -> accounts.isShutOut(contact, email)).isPresent()
                || signUps.lock(token, clock.instant()).isEmpty()) {
            return Optional.empty();
        }
        signUps.deleteAllOf(email);
        var contact = owner.map(ExistingContact::id).orElseGet(() -> contacts.register(name, email));
        return Optional.of(accounts.add(contact, passwordHash, clock.instant()));
    }
}
