package helpdesk.contact.spi;

/// Finds the contacts with a legal hold in force.
public interface LegalHoldFinder {

    Holders find();
}
