package helpdesk.security;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// The standard claims of OpenID Connect about an agent. Only the subject identifies anybody.
record OpenIdClaims(Jwt token) {

    /// Control characters and unpaired surrogates.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /// Breaks lines, changes the direction of text, or is invisible.
    private static final Pattern DISRUPTIVE =
            Pattern.compile("[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF]");

    private static final String DEFAULT_NAME = "Agent";

    /// In code points: the columns for the names of agents hold as many.
    private static final int LONGEST_NAME = 200;

    /// As in OpenID Connect Core 1.0 (section 2). The columns for the subjects of agents hold as many.
    private static final int LONGEST_SUBJECT = 255;

    /// Exactly as the token has it, since it tells one agent from all others, and from the server itself.
    String subject() {
        return Optional.ofNullable(token.getSubject())
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_SUBJECT)
                .filter(id -> !UNPRINTABLE.matcher(id).find())
                .filter(id -> !id.equals(AgentCaller.RETENTION_POLICY))
                .orElseThrow(() -> new InvalidBearerTokenException("The token has no usable subject"));
    }

    String displayName() {
        return shortened(displayable("name")
                .or(() -> displayable("preferred_username"))
                .or(() -> displayable("sub"))
                .orElse(DEFAULT_NAME));
    }

    /// A claim without disruptive characters, if anything visible is left. An agent is not refused for how the
    /// provider writes names.
    private Optional<String> displayable(String name) {
        return claim(name)
                .map(value -> DISRUPTIVE.matcher(value).replaceAll("").strip())
                .filter(value -> value.codePoints().anyMatch(OpenIdClaims::isVisible));
    }

    private static boolean isVisible(int character) {
        return !Character.isSpaceChar(character)
                && !Character.isWhitespace(character)
                && Character.getType(character) != Character.FORMAT
                && !UCharacter.hasBinaryProperty(character, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    private Optional<String> claim(String name) {
        return Optional.ofNullable(token.getClaimAsString(name))
                .map(value -> UNPRINTABLE.matcher(value).replaceAll(" ").strip())
                .filter(value -> !value.isEmpty());
    }

    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME ? name : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
