package helpdesk.idempotency;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import helpdesk.graphql.SharedKey;
import helpdesk.security.Caller;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Turns keys and requests into codes (HMAC-SHA-256), which do not reveal what they were made of: equal keys of
/// two callers have different codes, and so have equal requests with different keys.
@Component
class RequestCodes {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withContentInclusion(Include.NON_NULL))
            .build();

    private final SecretKey secret;

    RequestCodes(SharedKey key) {
        this.secret = key.derived("idempotency");
    }

    byte[] ofKey(Caller caller, String key) {
        return code("key", caller.key(), key);
    }

    byte[] ofRequest(byte[] keyCode, IdempotentRequest request) {
        var input = JSON.writeValueAsString(request.input());
        return code("request", HexFormat.of().formatHex(keyCode), request.mutation(), input);
    }

    /// With the length of each part, so that no two lists of parts have the same bytes.
    private byte[] code(String... parts) {
        try {
            var mac = Mac.getInstance(secret.getAlgorithm());
            mac.init(secret);
            for (var part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).array());
                mac.update(part.getBytes(UTF_16BE));
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
