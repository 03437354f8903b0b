package helpdesk.portal;

import helpdesk.graphql.error.NotFound;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// The portal of this server. Without a key there is none: nobody signs up, nobody signs in.
///
/// @param tokenKey signs access tokens (HMAC-SHA-256): at least 32 random bytes in Base64, the same on all
///     servers; a new one ends all sessions. A secret
/// @param tokenLifetime how long an access token is good for, 1 minute to 24 hours
/// @param signUpLifetime how long a mailed link is good for, 1 minute to 7 days; what a sign-up holds is
///     deleted then
/// @param confirmationPage the page of the portal that asks for a password and calls `confirmSignUp`; the token
///     of the link is its fragment, `#token=…`, which browsers send to nobody
/// @param mailFrom the sender of mails
@ConfigurationProperties("helpdesk.portal")
record PortalSettings(
        @Nullable String tokenKey,
        @DefaultValue("15m") Duration tokenLifetime,
        @DefaultValue("24h") Duration signUpLifetime,
        @Nullable URI confirmationPage,
        @Nullable String mailFrom) {

    private static final int SHORTEST_KEY = 32;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    PortalSettings {
        requireBetween(tokenLifetime, Duration.ofHours(24), "helpdesk.portal.token-lifetime");
        requireBetween(signUpLifetime, Duration.ofDays(7), "helpdesk.portal.sign-up-lifetime");
        if (tokenKey != null) {
            Assert.isTrue(
                    bytes(tokenKey).length >= SHORTEST_KEY,
                    "helpdesk.portal.token-key has to be at least 32 bytes in Base64");
            Assert.notNull(confirmationPage, "helpdesk.portal.token-key needs helpdesk.portal.confirmation-page");
            Assert.notNull(mailFrom, "helpdesk.portal.token-key needs helpdesk.portal.mail-from");
        }
    }

    private static void requireBetween(Duration lifetime, Duration longest, String name) {
        Assert.isTrue(
                lifetime.compareTo(SHORTEST) >= 0 && lifetime.compareTo(longest) <= 0,
                () -> "%s goes from 1 minute to %s hours".formatted(name, longest.toHours()));
    }

    boolean isOpen() {
        return tokenKey != null;
    }

    /// Throws [NotFound] if there is no portal.
    void requireOpen() {
        if (!isOpen()) {
            throw new NotFound("This server has no portal");
        }
    }

    /// As long as there is no portal, a key that nobody knows and that signs nothing: no token is valid.
    SecretKey key() {
        return new SecretKeySpec(tokenKey == null ? random() : bytes(tokenKey), "HmacSHA256");
    }

    private static byte[] random() {
        var bytes = new byte[SHORTEST_KEY];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytes(String tokenKey) {
        try {
            return Base64.getDecoder().decode(tokenKey);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
