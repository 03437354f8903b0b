package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
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
        signIn("ROLE_agent");
        assertThat(desk.read()).isTrue();
    }

    @Test
    void doNotLetAgentsPurge() {
        signIn("ROLE_agent");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(desk::purge);
    }

    @Test
    void letPrivacyOfficersDoBoth() {
        signIn("ROLE_privacy_officer");
        assertThat(desk.read()).isTrue();
        assertThat(desk.purge()).isTrue();
    }

    @Test
    void letNobodyElseDoAnything() {
        signIn("ROLE_contact", "agent");
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(desk::read);
    }

    private static void signIn(String... authorities) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken("somebody", "", authorities));
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
