package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Somebody else has changed the contact since the version on which this update is based.
public record ContactChanged(ContactId contactId) implements UserError {

    @Override
    public String message() {
        return "This contact has changed in the meantime; look at it again and repeat your change";
    }

    @Override
    public List<String> field() {
        return List.of("input", "version");
    }
}
