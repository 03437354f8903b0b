package helpdesk.security;

import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Reads the standard claims of OpenID Connect, of which only the subject can be relied upon.
record TokenOwner(Jwt token) {

    /// As many as the column beside an agent's deed holds, counted as the database counts them.
    private static final int LONGEST_NAME = 200;

    String id() {
        return claim("sub").orElseThrow(() -> new InvalidBearerTokenException("The token does not say whose it is"));
    }

    String displayName() {
        return shortened(claim("name").or(() -> claim("preferred_username")).orElseGet(this::id));
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token.getClaimAsString(name))
                .map(value -> value.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip())
                .filter(value -> !value.isEmpty());
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
