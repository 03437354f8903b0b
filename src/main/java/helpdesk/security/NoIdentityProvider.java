package helpdesk.security;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Stands in as long as nobody has said whose tokens to trust: then none is.
final class NoIdentityProvider implements JwtDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(NoIdentityProvider.class);

    NoIdentityProvider() {
        LOG.warn("Every bearer token is refused, since no identity provider is configured: set "
                + "spring.security.oauth2.resourceserver.jwt.issuer-uri (or jwk-set-uri, or public-key-location).");
    }

    @Override
    public Jwt decode(String token) {
        throw new BadJwtException("No identity provider is configured");
    }
}
