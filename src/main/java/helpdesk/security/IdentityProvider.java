package helpdesk.security;

import com.nimbusds.jose.RemoteKeySourceException;
import java.util.Collection;
import java.util.List;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// The organisation's identity provider, which issues the tokens of agents.
///
/// @param roles the name of the claim that lists roles
record IdentityProvider(JwtDecoder decoder, String roles) implements TokenIssuer {

    @Override
    public boolean isNamed(String issuer) {
        return false;
    }

    @Override
    public Jwt verified(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException refused) {
            if (refused.getCause() instanceof RemoteKeySourceException) {
                throw new AuthenticationServiceException("The keys of the identity provider are not known for now");
            }
            throw new InvalidBearerTokenException("The token is not valid", refused);
        }
    }

    @Override
    public Caller callerOf(Jwt token) {
        var claims = new OpenIdClaims(token);
        var granted = rolesIn(token);
        var isPrivacyOfficer = granted.contains(Roles.PRIVACY_OFFICER);
        return isPrivacyOfficer || granted.contains(Roles.AGENT)
                ? new AgentCaller(claims.subject(), claims.displayName(), isPrivacyOfficer)
                : new CallerWithoutRole(claims.subject());
    }

    /// Only a list names roles, each by its exact name: a text is not searched for them.
    private Collection<?> rolesIn(Jwt token) {
        var names = token.getClaims().get(roles) instanceof Collection<?> list ? list : List.of();
        if (!names.stream().allMatch(String.class::isInstance)) {
            throw new InvalidBearerTokenException("The roles are not a list of names");
        }
        return names;
    }
}
