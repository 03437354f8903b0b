package helpdesk.contact;

import helpdesk.database.PersonalText;
import helpdesk.security.AgentCaller;
import org.jspecify.annotations.Nullable;

/// A member of the help desk's staff, as readers see them: the schema's `Agent`.
///
/// @param subject what the identity provider calls the agent; null for a reader who is not an agent
public record Agent(PersonalText displayName, @Nullable PersonalText subject) implements Author {

    public static Agent of(AgentCaller caller) {
        return new Agent(new PersonalText(caller.displayName()), new PersonalText(caller.id()));
    }
}
