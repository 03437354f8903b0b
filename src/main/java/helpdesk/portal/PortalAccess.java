package helpdesk.portal;

import helpdesk.contact.ContactEmailSet;
import helpdesk.contact.ContactLockedForPurge;
import helpdesk.contact.ContactMailboxLost;
import helpdesk.contact.ContactPurgeBegun;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the portal true to what happens to contacts, in the transaction in which it happens.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PortalAccess {

    private final PortalAccounts accounts;
    private final SignUps signUps;
    private final LettersOfMailbox letters;
    private final Tallies tallies;

    PortalAccess(PortalAccounts accounts, SignUps signUps, LettersOfMailbox letters, Tallies tallies) {
        this.accounts = accounts;
        this.signUps = signUps;
        this.letters = letters;
        this.tallies = tallies;
    }

    /// The account is of whoever has proved to have the mailbox, and stays nobody's: whoever has the new one signs up.
    @EventListener
    public void close(ContactMailboxLost event) {
        accounts.delete(event.contact());
    }

    /// A sign-up that nobody has looked at yet does not know whose it is.
    @EventListener
    public void claimSignUps(ContactLockedForPurge event) {
        signUps.claim(event.contact());
    }

    /// A tally does not say whose it is, so no step of a purge would find it (R7). Those of wrong passwords stay until
    /// they expire, as they do for an address that nobody has: whoever tried one would see the purge by their end.
    @EventListener
    public void forgetLetters(ContactPurgeBegun event) {
        var email = event.email();
        if (email != null) {
            tallies.delete(letters.codes(email));
        }
    }

    /// Whoever signed up with the address before it was the contact's may be the contact, and is forgotten with it
    /// (R7).
    @EventListener
    public void claimSignUps(ContactEmailSet event) {
        signUps.claim(event.contact());
    }
}
