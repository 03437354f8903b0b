package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;

class RolesTests {

    private final AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(Roles.class, Desk.class);
    private final Desk desk = context.getBean(Desk.class);

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
        context.close();
    }

    @Test
    void letAgentsDoWhatAgentsDo() {
        signIn(new AgentCaller("alex", "Alex Agent", false));
        assertThat(desk.read()).isTrue();
    }

    @Test
    void doNotLetAgentsPurge() {
        signIn(new AgentCaller("alex", "Alex Agent", false));
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(desk::purge);
    }

    @Test
    void letPrivacyOfficersDoBoth() {
        signIn(new AgentCaller("pat", "Pat Privacy", true));
        assertThat(desk.read()).isTrue();
        assertThat(desk.purge()).isTrue();
    }

    @Test
    void letNobodyElseDoAnything() {
        for (var caller : List.of(new ContactCaller(UUID.randomUUID()), new Stranger("kim"))) {
            signIn(caller);
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(desk::read);
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(desk::purge);
        }
    }

    private static void signIn(Caller caller) {
        SecurityContextHolder.getContext().setAuthentication(new CallerAuthentication(caller));
    }

    static class Desk {

        @AgentsOnly
        boolean read() {
            return true;
        }

        @PrivacyOfficersOnly
        boolean purge() {
            return true;
        }
    }
}
