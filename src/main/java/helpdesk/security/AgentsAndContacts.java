package helpdesk.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/// Agents, and contacts who have signed in to the portal. What is so annotated decides itself, row by row, what a
/// contact sees; anybody else is answered `UNAUTHENTICATED` or `FORBIDDEN`.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('" + Roles.AGENT + "', '" + Roles.CONTACT + "')")
public @interface AgentsAndContacts {}
