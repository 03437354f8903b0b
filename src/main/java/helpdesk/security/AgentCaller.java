package helpdesk.security;

import org.springframework.util.Assert;

/// An agent, as the token of the identity provider describes it.
///
/// @param id what the identity provider calls the agent, the same in every token: 1 to 255 characters
/// @param displayName what is kept beside the things the agent did: 1 to 200 characters
/// @param isPrivacyOfficer whether the agent may purge
public record AgentCaller(String id, String displayName, boolean isPrivacyOfficer) implements Caller {

    /// In place of an agent's id with what the retention policy does. No token has this subject.
    public static final String RETENTION_POLICY = "retention-policy";

    public AgentCaller {
        Assert.hasText(id, "An agent has an id");
        Assert.hasText(displayName, "An agent has a name to display");
    }

    @Override
    public String key() {
        return "agent " + id;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
