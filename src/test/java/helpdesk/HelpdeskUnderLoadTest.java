package helpdesk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/// A test that sends thousands of requests, and has a schema and a server with its like alone: what it leaves behind
/// disturbs nobody, and nobody is signed out before it ends.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_load",
            "helpdesk.portal.token-lifetime=24h",
            "helpdesk.limits.complexity=1000000",
            "logging.level.com.icegreen.greenmail=warn",
        })
public @interface HelpdeskUnderLoadTest {}
