package helpdesk.ticket;

import helpdesk.contact.Author;
import helpdesk.database.PersonalText;

/// The author that stands for every purged contact. There is only one, so that nobody can tell whether two
/// comments are by the same person (R6).
enum DeletedUser implements Author {
    DELETED_USER;

    @Override
    public PersonalText displayName() {
        return new PersonalText("Deleted User");
    }
}
