package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.contact.ContactRegistry;
import helpdesk.contact.ContactRegistry.RegisteredContact;
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
    private final ContactRegistry contacts;
    private final Clock clock;

    AccountOpening(SignUps signUps, PortalAccounts accounts, ContactRegistry contacts, Clock clock) {
        this.signUps = signUps;
        this.accounts = accounts;
        this.contacts = contacts;
        this.clock = clock;
    }

    /// Empty if the link is spent, and if its owner is soft deleted or has an account.
    @UnitOfWork
    public Optional<PortalAccount> open(SignUpToken token, String passwordHash) {
        return signUps.find(token, clock.instant()).flatMap(signUp -> open(signUp, token, passwordHash));
    }

    /// Locks the contact first, as everybody does, and then looks once more whether the link is still good.
    private Optional<PortalAccount> open(SignUp signUp, SignUpToken token, String passwordHash) {
        var owner = contacts.lock(signUp.email());
        if (owner.filter(accounts::isShutOut).isPresent()
                || signUps.lock(token, clock.instant()).isEmpty()) {
            return Optional.empty();
        }
        signUps.deleteAllOf(signUp.email());
        return Optional.of(accounts.add(contactOf(signUp, owner), passwordHash, clock.instant()));
    }

    private ContactId contactOf(SignUp signUp, Optional<RegisteredContact> owner) {
        return owner.map(RegisteredContact::id).orElseGet(() -> contacts.register(signUp.name(), signUp.email()));
    }
}
