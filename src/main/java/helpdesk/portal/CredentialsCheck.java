package helpdesk.portal;

import helpdesk.contact.EmailAddress;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.error.Throttled;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Checks the password of an account, with the same statements and one password hash for every address, whoever has
/// it (R1).
@Component
class CredentialsCheck {

    private final SignInThrottle throttle;
    private final PortalAccounts accounts;
    private final Passwords passwords;

    CredentialsCheck(SignInThrottle throttle, PortalAccounts accounts, Passwords passwords) {
        this.throttle = throttle;
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /// The account that the address and the password open. Throws [Throttled] after too many wrong passwords.
    Optional<PortalAccount> check(EmailAddress email, String password, CallerNetwork network) {
        passwords.requireRoom();
        var attempt = throttle.begin(email, network);
        if (attempt.pause().isPositive()) {
            throw new Throttled(attempt.pause());
        }
        var account = accounts.findByEmail(email);
        var hash = account.map(found -> found.passwordHash().value()).orElse(null);
        var isRight = passwords.match(password, hash);
        var opened = account.filter(found -> isRight && found.isOpen());
        opened.ifPresent(_ -> throttle.succeeded(attempt));
        return opened;
    }
}
