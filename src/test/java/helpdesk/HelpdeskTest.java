package helpdesk;

import static org.springframework.boot.test.context.SpringBootTest.UseMainMethod.ALWAYS;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import helpdesk.api.HelpdeskTestConfiguration;
import helpdesk.development.TestPortal;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import helpdesk.portal.QuickPasswords;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// A test against the whole server: its real start, real HTTP, real database, real tokens. All classes that carry it
/// and add nothing to the context share one server, which starts once. They are all the same few callers, and therefore
/// may ask for more than one caller usually may; and a purge that a test has stopped stays where it is. With what some
/// classes add there are many servers, on one database: each keeps no more connections than it uses.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        webEnvironment = RANDOM_PORT,
        useMainMethod = ALWAYS,
        properties = {
            "helpdesk.purge.lease=PT24H",
            "spring.datasource.hikari.minimum-idle=1",
            "helpdesk.limits.rates.factor=10000"
        })
@Import({
    TestDatabaseConfiguration.class,
    TestTokensConfiguration.class,
    HelpdeskTestConfiguration.class,
    QuickPasswords.class
})
@ContextConfiguration(initializers = TestPortal.class)
public @interface HelpdeskTest {}
