package helpdesk.security;

/// Somebody with a valid token of the identity provider and no role at the help desk: may do what everybody may
/// do.
public record CallerWithoutRole(String id) implements Caller {

    @Override
    public String key() {
        return "caller without role " + id;
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
