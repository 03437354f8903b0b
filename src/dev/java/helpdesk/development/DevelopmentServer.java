package helpdesk.development;

import helpdesk.embedded.DirectoryInUse;
import helpdesk.embedded.EmbeddedDatabase;
import java.io.PrintStream;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.support.GenericApplicationContext;

/// Lends an application a database and tokens, and says where to find what when it is up.
///
/// Whatever has to be done before that, such as filling an empty help desk, is an `ApplicationRunner`
/// in one of the parts.
public final class DevelopmentServer {

    private final Class<?>[] parts;

    public DevelopmentServer(Class<?>... parts) {
        this.parts = parts;
    }

    /// Checks, starts and announces, in this order.
    ///
    /// @throws CannotStart if it is no use to try
    public void run(String... arguments) {
        var options = DevelopmentOptions.of(arguments);
        options.requireFreePort();
        var database = database(options);
        var tokens = new DevelopmentTokens(SigningKey.keptIn(options.signingKey()));
        var mailbox = new Mailbox();
        start(database, tokens, mailbox, options.port(), arguments);
        announce(System.out, options.port(), tokens);
        mailbox.show(mail -> announce(System.out, mail));
    }

    private static EmbeddedDatabase database(DevelopmentOptions options) {
        try {
            return options.fresh()
                    ? EmbeddedDatabase.startAfreshIn(options.database())
                    : EmbeddedDatabase.startIn(options.database());
        } catch (DirectoryInUse reason) {
            throw new CannotStart(String.valueOf(reason.getMessage()));
        }
    }

    private void start(
            EmbeddedDatabase database, DevelopmentTokens tokens, Mailbox mailbox, int port, String... arguments) {
        var application = new SpringApplication(parts);
        application.setDefaultProperties(properties(mailbox, port));
        application.addInitializers(context -> {
            var beans = (GenericApplicationContext) context;
            beans.registerBean(NoTestTypes.class);
            beans.registerBean(DatabaseOfBefore.class);
            beans.registerBean(JdbcConnectionDetails.class, () -> database.schema("helpdesk"));
            beans.registerBean(DevelopmentTokens.class, () -> tokens);
            beans.registerBean(DevelopmentConfiguration.class);
        });
        application.run(arguments);
    }

    private static Map<String, Object> properties(Mailbox mailbox, int port) {
        var page = "http://localhost:" + port + "/graphiql";
        var properties = DevelopmentPortal.properties(mailbox, SigningKey.secret(), page);
        properties.put("helpdesk.portal.token-lifetime", "12h");
        properties.put("helpdesk.explorer.development-tokens", "true");
        properties.put("helpdesk.desk.development-tokens", "true");
        return properties;
    }

    /// A link is what somebody waits for who signs up, has forgotten a password, or changes an address.
    private static void announce(PrintStream out, Mailbox.Mail mail) {
        out.printf("%nMail to %s: %s%n", mail.to(), mail.subject());
        mail.link()
                .ifPresentOrElse(
                        link -> out.printf("%-16s %s%n%-16s %s%n", "Link", link.address(), "Token", link.token()),
                        () -> out.printf("%s%n", mail.text().strip()));
    }

    private static void announce(PrintStream out, int port, DevelopmentTokens tokens) {
        var address = "http://localhost:" + port;
        out.printf(
                "%nDesk             %s/desk%nExplorer         %s/graphiql%nAPI              %s/graphql%n",
                address, address, address);
        tokens.named().forEach(token -> out.printf("%-16s %s%n", token.label(), token.token()));
    }
}
