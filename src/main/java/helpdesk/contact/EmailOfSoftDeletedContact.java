package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// A soft-deleted contact has the e-mail address, and keeps it until it is purged (R2, R8).
public record EmailOfSoftDeletedContact(ContactId contactId, String message, List<String> field) implements UserError {

    EmailOfSoftDeletedContact(ContactId contactId) {
        this(
                contactId,
                "A soft-deleted contact has this e-mail address; restore it, or purge it first",
                UserError.at("email"));
    }
}
