package helpdesk.security;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;

/// An issuer of bearer tokens (JWT, RFC 7519) that are trusted. Each token is checked only by the issuer that it
/// names, so that no issuer can make tokens of another one.
public interface TokenIssuer {

    /// Whether this issuer checks tokens with that `iss` claim.
    boolean isNamed(String issuer);

    /// The token, once its signature and its claims are checked.
    ///
    /// @throws AuthenticationException if the token is not valid; it does not say why
    Jwt verified(String token) throws AuthenticationException;

    /// Who is calling with a verified token. This is asked at each request.
    ///
    /// @throws AuthenticationException if the caller has no access, or no longer has it
    Caller callerOf(Jwt token) throws AuthenticationException;
}
