package helpdesk.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// What the page may load, run and connect to: nothing but what this server serves, and the identity provider. The
/// import map has to stand in the page, so the policy names its hash. Pico's style sheet contains images.
///
/// @param provider the origin of the identity provider, or nothing
record ContentSecurityPolicy(Supplier<String> page, String provider) {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    String text() {
        return "default-src 'self'; script-src 'self' '%s'; img-src 'self' data:; connect-src 'self'%s; base-uri 'none'; "
                        .formatted(hash(), provider.isEmpty() ? "" : " " + provider)
                + "form-action 'none'; frame-ancestors 'none'; object-src 'none'";
    }

    private String hash() {
        var map = IMPORT_MAP.matcher(page.get());
        if (!map.find()) {
            throw new IllegalStateException("The page has no import map");
        }
        return "sha256-" + Base64.getEncoder().encodeToString(sha256(map.group(1)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
