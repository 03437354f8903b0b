package helpdesk.security;

import org.springframework.util.Assert;

/// The agent behind a request, as the token describes it.
///
/// @param id what the identity provider calls the agent: never blank, the same in every token
/// @param displayName what is kept beside the things the agent did: 1 to 200 characters
/// @param isPrivacyOfficer whether the agent may purge
public record Caller(String id, String displayName, boolean isPrivacyOfficer) {

    public Caller {
        Assert.hasText(id, "A caller has an id");
        Assert.hasText(displayName, "A caller has a name to display");
    }
}
