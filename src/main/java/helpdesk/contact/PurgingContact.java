package helpdesk.contact;

/// A contact past the point of no return, whose row is blank and waits for the end of its purge.
public final class PurgingContact {

    private final Contact contact;

    PurgingContact(Contact contact) {
        this.contact = contact;
    }

    Contact contact() {
        return contact;
    }
}
