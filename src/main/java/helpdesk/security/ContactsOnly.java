package helpdesk.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.annotation.Secured;

/// Only contacts may call the method, signed in to the portal; for others it is `UNAUTHENTICATED` or `FORBIDDEN`.
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Secured(Roles.CONTACT)
public @interface ContactsOnly {}
