package helpdesk;

import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// The server: one Spring Boot application made of flat modules, one per business capability.
@SpringBootApplication
@ConfigurationPropertiesScan
public class HelpdeskApplication {

    public static void main(String[] arguments) {
        useUtcAndNoLanguage();
        SpringApplication.run(HelpdeskApplication.class, arguments);
    }

    /// Spring Data and the driver convert moments by the JVM's zone, and the database holds UTC. Libraries write
    /// what a machine reads by the JVM's language: in Turkish, Spring Data asks for a column `requester_ıd`.
    static void useUtcAndNoLanguage() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        Locale.setDefault(Locale.ROOT);
    }
}
