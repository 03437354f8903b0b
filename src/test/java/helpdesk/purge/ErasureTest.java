package helpdesk.purge;

import helpdesk.HelpdeskTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// A test that looks at whole tables: it has a schema, and a server on it, that it shares with its like alone. Whatever
/// it finds there at its start it may clear away.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HelpdeskTest
@TestPropertySource(properties = {"helpdesk.test.schema=helpdesk_test_erasure", "helpdesk.limits.deadline=5m"})
@Import(ErasureTestConfiguration.class)
@interface ErasureTest {}
