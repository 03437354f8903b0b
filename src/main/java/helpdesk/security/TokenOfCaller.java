package helpdesk.security;

import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/// Reads the standard claims of OpenID Connect, of which only the subject can be relied upon.
record TokenOfCaller(JwtAuthenticationToken authentication) {

    /// As many as the column beside an agent's deed holds, counted as the database counts them.
    private static final int LONGEST_NAME = 200;

    Optional<Caller> toCaller() {
        return claim("sub").map(subject -> new Caller(subject, displayName(subject), isPrivacyOfficer()));
    }

    private String displayName(String subject) {
        return shortened(claim("name").or(() -> claim("preferred_username")).orElse(subject));
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(authentication.getToken().getClaimAsString(name))
                .map(value -> value.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip())
                .filter(value -> !value.isEmpty());
    }

    private boolean isPrivacyOfficer() {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(Roles.AUTHORITY_OF_PRIVACY_OFFICERS::equals);
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
