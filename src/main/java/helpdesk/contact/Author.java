package helpdesk.contact;

import helpdesk.database.PersonalText;

/// Somebody who wrote a comment or gave a survey rating, as readers see them: the schema's `Author`. A contact is
/// one.
public interface Author {

    PersonalText displayName();
}
