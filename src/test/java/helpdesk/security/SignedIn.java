package helpdesk.security;

import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/// Work within this JVM on behalf of somebody, as if a token had come with a request.
public final class SignedIn {

    private SignedIn() {}

    public static <T> T asPrivacyOfficer(Supplier<T> work) {
        return as(new AgentCaller("olga", "Olga Officer", true), work);
    }

    public static <T> T asContact(UUID contact, Supplier<T> work) {
        return as(new ContactCaller(contact), work);
    }

    private static <T> T as(Caller caller, Supplier<T> work) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(caller));
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
