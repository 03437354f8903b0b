package helpdesk.security;

import org.springframework.security.core.AuthenticationException;

/// An issuer of bearer tokens (JWT, RFC 7519) that are trusted. Each token is checked only by the issuer that it
/// names, so that no issuer can make tokens of another one.
public interface TokenIssuer {

    /// Whether this issuer checks tokens with that `iss` claim.
    boolean isNamed(String issuer);

    /// Who is calling with the token.
    ///
    /// @throws AuthenticationException if the token is not valid; it does not say why
    Caller callerOf(String token) throws AuthenticationException;
}
