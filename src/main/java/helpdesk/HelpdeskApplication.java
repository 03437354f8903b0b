package helpdesk;

import java.time.ZoneOffset;
import java.util.TimeZone;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server: one Spring Boot application made of flat modules, one per business capability.
@SpringBootApplication
public class HelpdeskApplication {

    public static void main(String[] arguments) {
        useUtc();
        SpringApplication.run(HelpdeskApplication.class, arguments);
    }

    /// Spring Data and the driver convert moments by the JVM's zone, and the database holds UTC.
    static void useUtc() {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    }
}
