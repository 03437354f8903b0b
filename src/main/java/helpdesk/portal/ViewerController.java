package helpdesk.portal;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactReader;
import helpdesk.database.PersonalText;
import helpdesk.graphql.SelectedFields;
import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import helpdesk.security.CallerWithoutRole;
import helpdesk.security.ContactCaller;
import helpdesk.security.CurrentCaller;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;

/// Tells callers who they are.
@Controller
class ViewerController {

    private final CurrentCaller caller;
    private final ContactReader contacts;

    ViewerController(CurrentCaller caller, ContactReader contacts) {
        this.caller = caller;
        this.contacts = contacts;
    }

    @QueryMapping
    @Nullable
    Object viewer(SelectedFields selected) {
        return caller.find().flatMap(who -> viewer(who, selected)).orElse(null);
    }

    private Optional<?> viewer(Caller who, SelectedFields selected) {
        return switch (who) {
            case AgentCaller agent -> Optional.of(Agent.of(agent));
            case ContactCaller contact -> contacts.findAs(contact, selected, "");
            case CallerWithoutRole _ -> throw new AccessDeniedException("No role at the help desk");
        };
    }

    /// Known of the caller alone, by the token: nobody's role is recorded.
    @SchemaMapping
    @Nullable
    Boolean isPrivacyOfficer(Agent agent) {
        if (caller.find().orElse(null) instanceof AgentCaller viewer
                && new PersonalText(viewer.id()).equals(agent.subject())) {
            return viewer.isPrivacyOfficer();
        }
        return null;
    }
}
