package helpdesk.security;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Reads the standard claims of OpenID Connect, of which only the subject can be relied upon.
record TokenOwner(Jwt token) {

    /// Control characters, and halves of characters.
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    /// What breaks lines, or turns them round.
    private static final Pattern DISTURBING =
            Pattern.compile("[\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF]");

    private static final String NAMELESS = "Agent";

    /// As many as the columns for the names of agents hold, counted as the database counts them.
    private static final int LONGEST_NAME = 200;

    /// As OpenID Connect Core 1.0 has it (section 2); and as many as the columns for the subjects of agents hold.
    private static final int LONGEST_ID = 255;

    /// Letter by letter what the token says, since it tells one agent from all others.
    String id() {
        return Optional.ofNullable(token.getSubject())
                .filter(id -> !id.isBlank() && id.length() <= LONGEST_ID)
                .filter(id -> !UNPRINTABLE.matcher(id).find())
                .orElseThrow(() -> new InvalidBearerTokenException("The token does not say whose it is"));
    }

    String displayName() {
        return shortened(shown("name")
                .or(() -> shown("preferred_username"))
                .or(() -> shown("sub"))
                .orElse(NAMELESS));
    }

    /// A claim without what would turn round the pages that show it, or is seen by nobody. An agent is not shut out for
    /// how the provider writes names.
    private Optional<String> shown(String name) {
        return claim(name)
                .map(value -> DISTURBING.matcher(value).replaceAll("").strip())
                .filter(value -> value.codePoints().anyMatch(TokenOwner::isVisible));
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
