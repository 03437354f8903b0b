package helpdesk.development;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Base64;

/// The key that signs tokens: kept in a file, so that a token outlives a restart, or just made up.
final class SigningKey {

    private SigningKey() {}

    static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException failure) {
            throw new IllegalStateException("Every Java knows the curve P-256", failure);
        }
    }

    /// For signatures of one server by itself: 256 random bits in Base64.
    static String secret() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    static ECKey keptIn(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, fresh().toJSONString());
            }
            return ECKey.parse(Files.readString(file));
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep a key in " + file, failure);
        } catch (ParseException failure) {
            throw new IllegalStateException("There is no key in " + file + ": delete it", failure);
        }
    }
}
