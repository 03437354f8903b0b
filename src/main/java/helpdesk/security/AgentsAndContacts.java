package helpdesk.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.annotation.Secured;

/// Only agents, and contacts who have signed in to the portal, may call the method; for others it is
/// `UNAUTHENTICATED` or `FORBIDDEN`. The method itself decides what a contact sees.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Secured({Roles.AGENT, Roles.CONTACT})
public @interface AgentsAndContacts {}
