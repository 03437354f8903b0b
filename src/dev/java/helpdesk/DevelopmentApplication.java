package helpdesk;

import helpdesk.demo.DemoConfiguration;
import helpdesk.development.CannotStart;
import helpdesk.development.DevelopmentServer;

/// The server for trying out and developing: `./mvnw spring-boot:test-run`. It is the delivered one,
/// with a database and tokens of its own, and with the demo help desk in it.
public class DevelopmentApplication {

    public static void main(String[] arguments) {
        HelpdeskApplication.useUtcAndNoLanguage();
        try {
            new DevelopmentServer(HelpdeskApplication.class, DemoConfiguration.class).run(arguments);
        } catch (CannotStart reason) {
            System.err.println(reason.getMessage());
            System.exit(1);
        }
    }
}
