package helpdesk.portal;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.database.PersonalText;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/// The secret in a mailed link: 256 random bits. Only a hash is stored, and a fast one will do: nobody can guess
/// them.
record LinkToken(PersonalText text) {

    private static final StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 32);

    static LinkToken next() {
        return new LinkToken(new PersonalText(RANDOM.generateKey()));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.value().getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
