package helpdesk.interleaving;

import helpdesk.HelpdeskTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// A test that stops sessions between their statements, in a schema of its own, which holds one scene at a time.
/// Whoever waits for a row waits until the other session moves on, however slow the machine is.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HelpdeskTest
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_interleaving",
            "helpdesk.purge.workers=0",
            // As many as a chunk searches anyway: how many more depends on the time
            "spring.datasource.hikari.data-source-properties.sessionVariables=innodb_lock_wait_timeout=600",
        })
@Import(InterleavingTestConfiguration.class)
@interface InterleavingTest {}
