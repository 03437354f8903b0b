package helpdesk.security;

import java.util.UUID;

/// A contact who has signed in to the portal: sees and does its own things only.
public record ContactCaller(UUID contact) implements Caller {

    @Override
    public String key() {
        return "contact " + contact;
    }
}
