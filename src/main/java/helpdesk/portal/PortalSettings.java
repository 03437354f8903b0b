package helpdesk.portal;

import helpdesk.graphql.error.NotFound;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.util.Assert;

/// The settings of the portal. Without a key it is closed: nobody can sign up or in.
///
/// @param tokenKey signs access tokens (HMAC-SHA-256): at least 32 random bytes in Base64, the same on all
///     servers; a new one ends all sessions. A secret
/// @param tokenLifetime how long an access token is valid, 1 minute to 24 hours
/// @param confirmationPage the page of the portal that links lead to. Their fragment, which browsers send to nobody,
///     has the token and the mutation that takes it: `#token=…&mutation=confirmSignUp`
/// @param mailFrom the sender of mails
@ConfigurationProperties("helpdesk.portal")
record PortalSettings(
        @Nullable String tokenKey,
        @DefaultValue("15m") Duration tokenLifetime,
        @Nullable URI confirmationPage,
        @Nullable String mailFrom) {

    private static final int SHORTEST_KEY = 32;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofHours(24);

    PortalSettings {
        Assert.isTrue(
                tokenLifetime.compareTo(SHORTEST) >= 0 && tokenLifetime.compareTo(LONGEST) <= 0,
                "helpdesk.portal.token-lifetime must be from 1 minute to 24 hours");
        if (tokenKey != null) {
            Assert.isTrue(
                    bytes(tokenKey).length >= SHORTEST_KEY,
                    "helpdesk.portal.token-key must be at least 32 bytes in Base64");
            Assert.notNull(confirmationPage, "helpdesk.portal.token-key needs helpdesk.portal.confirmation-page");
            Assert.notNull(mailFrom, "helpdesk.portal.token-key needs helpdesk.portal.mail-from");
        }
    }

    boolean isOpen() {
        return tokenKey != null;
    }

    /// Throws [NotFound] if the portal is closed.
    void requireOpen() {
        if (!isOpen()) {
            throw new NotFound("This server has no portal");
        }
    }

    /// A random key while the portal is closed, so that no token is valid.
    SecretKey key() {
        return new SecretKeySpec(
                tokenKey == null ? KeyGenerators.secureRandom(SHORTEST_KEY).generateKey() : bytes(tokenKey),
                "HmacSHA256");
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
