package helpdesk.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;

/// The organisation's identity provider, whose tokens agents come with. The decoder knows its keys and its name; what
/// else a token has to be is the same for every provider.
record IdentityProvider(JwtDecoder decoder, OAuth2TokenValidator<Jwt> rules, JwtAuthenticationConverter roles)
        implements TokenIssuer {

    @Override
    public boolean isNamed(String issuer) {
        return false;
    }

    @Override
    public Caller callerOf(String token) {
        try {
            return callerOf(decoder.decode(token));
        } catch (BadJwtException invalid) {
            throw new InvalidBearerTokenException("The token is not valid", invalid);
        } catch (JwtException | JwtDecoderInitializationException unavailable) {
            throw new AuthenticationServiceException("The identity provider does not answer", unavailable);
        }
    }

    private Caller callerOf(Jwt token) {
        if (rules.validate(token).hasErrors()) {
            throw new InvalidBearerTokenException("The token breaks a rule");
        }
        var owner = new TokenOwner(token);
        var granted = roles(token);
        var isPrivacyOfficer = granted.contains("ROLE_" + Roles.PRIVACY_OFFICER);
        return isPrivacyOfficer || granted.contains("ROLE_" + Roles.AGENT)
                ? new AgentCaller(owner.id(), owner.displayName(), isPrivacyOfficer)
                : new Stranger(owner.id());
    }

    private Set<String> roles(Jwt token) {
        return Optional.ofNullable(roles.convert(token)).stream()
                .flatMap(authentication -> authentication.getAuthorities().stream())
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toSet());
    }
}
