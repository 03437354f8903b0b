package helpdesk.portal;

import helpdesk.contact.ContactLifecycle;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.ExistingContact;
import helpdesk.database.UnitOfWork;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The one transaction in which a sign-up becomes an account: of the active contact that has the address, or of a new
/// one (R8). All links to the address are spent with it.
@Component
class AccountOpening {

    private final SignUps signUps;
    private final PortalAccounts accounts;
    private final ContactLifecycle contacts;
    private final Clock clock;

    AccountOpening(SignUps signUps, PortalAccounts accounts, ContactLifecycle contacts, Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Empty if the link is spent, and if its owner is soft deleted or has an account.
    ///
    /// @param name of a new contact
    @UnitOfWork
    public Optional<PortalAccount> open(SignUpToken token, String name, String passwordHash) {
        return signUps.find(token, clock.instant()).flatMap(signUp -> open(signUp.email(), token, name, passwordHash));
    }

    /// Locks the contact first, as everybody does, and then looks once more whether the link is still good.
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
