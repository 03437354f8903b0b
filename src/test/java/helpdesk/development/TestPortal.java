package helpdesk.development;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Opens the portal of the server under test, with a mail server and a key that nobody has ever seen.
public class TestPortal implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var mailbox = new Mailbox();
        var settings = DevelopmentPortal.properties(mailbox, SigningKey.secret(), "https://portal.example.com/confirm");
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("portal under test", settings));
        context.registerBean(Mailbox.class, () -> mailbox);
    }
}
