package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The contact is not the one any more that the changes were made to: somebody else's would be lost without a word.
public record ContactChanged(ContactId contactId) implements UserError {

    @Override
    public String message() {
        return "This contact has changed meanwhile; look at it as it is now and change it again";
    }

    @Override
    public List<String> field() {
        return List.of("input", "version");
    }
}
