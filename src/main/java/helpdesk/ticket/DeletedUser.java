package helpdesk.ticket;

import helpdesk.contact.Author;

/// Who a purged contact is to a reader: there is but one, so nothing tells whether two comments are of one person (R6).
enum DeletedUser implements Author {
    DELETED_USER;

    @Override
    public String displayName() {
        return "Deleted User";
    }
}
