package helpdesk.security;

import java.util.Collection;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Refuses tokens with a list in which not everything is text: what reads roles from lists would fail instead.
record RolesAreText(JwtDecoder decoder) implements JwtDecoder {

    @Override
    public Jwt decode(String token) {
        var jwt = decoder.decode(token);
        if (jwt.getClaims().values().stream().anyMatch(RolesAreText::isMixed)) {
            throw new BadJwtException("A claim is a list of more than text");
        }
        return jwt;
    }

    private static boolean isMixed(Object claim) {
        return claim instanceof Collection<?> list && !list.stream().allMatch(String.class::isInstance);
    }
}
