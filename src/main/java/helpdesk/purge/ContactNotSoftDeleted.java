package helpdesk.purge;

import helpdesk.contact.ContactState;
import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Only a soft-deleted contact can be purged (R3).
public record ContactNotSoftDeleted(ContactState state) implements UserError {

    @Override
    public String message() {
        return "Only a soft-deleted contact can be purged; soft delete it first";
    }

    @Override
    public List<String> field() {
        return List.of("input", "id");
    }
}
