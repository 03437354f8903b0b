package helpdesk.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.annotation.Secured;

/// Only agents may call the method, including privacy officers; for others it is `UNAUTHENTICATED` or `FORBIDDEN`.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Secured(Roles.AGENT)
public @interface AgentsOnly {}
