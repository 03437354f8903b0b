package helpdesk.security;

import org.springframework.security.core.AuthenticationException;

/// Somebody whose bearer tokens (JWT, RFC 7519) are trusted. Each token is checked by the one issuer that it names, by
/// that issuer's rules alone: no token is accepted in place of another's.
public interface TokenIssuer {

    /// Whether tokens with this `iss` claim are this issuer's.
    boolean isNamed(String issuer);

    /// Whose token it is. Throws an exception that does not say why for every token that is not valid.
    Caller callerOf(String token) throws AuthenticationException;
}
