package helpdesk.development;

import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Opens the portal of the server under test, with a mail server and a key that nobody has ever seen.
public class TestPortal implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var mailbox = new Mailbox();
        var settings = DevelopmentPortal.properties(mailbox, randomKey(), "https://portal.example.com/confirm");
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("portal under test", settings));
        context.registerBean(Mailbox.class, () -> mailbox);
    }

    private static String randomKey() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
