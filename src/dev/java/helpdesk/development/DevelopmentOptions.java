package helpdesk.development;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.springframework.core.env.Environment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/// What can be said on the command line: Boot's `server.port`, and `helpdesk.fresh`.
record DevelopmentOptions(Environment environment) {

    /// In the project's directory, and ignored by Git.
    private static final Path DIRECTORY = Path.of(".dev");

    static DevelopmentOptions of(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return new DevelopmentOptions(environment);
    }

    int port() {
        return environment.getProperty("server.port", Integer.class, 8080);
    }

    /// Whether to forget the data of the last run. The option's name alone means yes.
    boolean fresh() {
        return !environment.getProperty("helpdesk.fresh", "false").equals("false");
    }

    Path database() {
        return DIRECTORY.resolve("database");
    }

    Path signingKey() {
        return DIRECTORY.resolve("signing-key.json");
    }

    void requireFreePort() {
        try (var _ = new ServerSocket(port())) {
            return;
        } catch (IOException taken) {
            throw new CannotStart("Port " + port() + " is taken: stop what listens there, "
                    + "or choose another one with -Dspring-boot.run.arguments=--server.port=8081");
        }
    }
}
