package helpdesk.purge;

import helpdesk.contact.ContactState;
import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Only a soft-deleted contact can be purged (R3).
public record ContactNotSoftDeleted(ContactState state, String message, List<String> field) implements UserError {

    ContactNotSoftDeleted(ContactState state) {
        this(state, "Only a soft-deleted contact can be purged; soft delete it first", UserError.at("id"));
    }
}
