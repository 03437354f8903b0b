package helpdesk.security;

import java.util.UUID;

/// A contact who has signed in to the portal, and has access to its own data only.
public record ContactCaller(UUID contact) implements Caller {

    @Override
    public String key() {
        return "contact " + contact;
    }
}
