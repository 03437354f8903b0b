package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Texts that look more or less like tokens, and are none: the same ones for the same seed.
final class MadeUpTokens {

    private static final List<String> HEADERS = List.of(
            "alg",
            "typ",
            "cty",
            "kid",
            "crit",
            "b64",
            "zip",
            "enc",
            "jwk",
            "jku",
            "x5c",
            "x5u",
            "x5t",
            "x5t#S256",
            "epk",
            "apu",
            "p2c",
            "p2s",
            "iv",
            "tag",
            "nonce",
            "url");
    private static final List<String> CLAIMS = List.of(
            "iss", "sub", "aud", "exp", "nbf", "iat", "jti", "roles", "name", "session_number", "preferred_username");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e308",
            "1e999",
            "9223372036854775807",
            "92233720368547758079",
            "0.1",
            "\"\"",
            "\"none\"",
            "\"HS256\"",
            "\"ES256\"",
            "\"RSA-OAEP\"",
            "\"dir\"",
            "\"A128GCM\"",
            "\"DEF\"",
            "\"JWT\"",
            "\"at+jwt\"",
            "\"helpdesk\"",
            "\"urn:helpdesk:portal\"",
            "\"http://[\"",
            "\"\\ud800\"",
            "[]",
            "[null]",
            "[[[[]]]]",
            "{}",
            "{\"kty\":\"oct\"}",
            "[\"b64\"]",
            "[\"exp\"]",
            "[\"privacy_officer\"]",
            "4102444800");

    private final List<String> genuine;
    private final byte[] portalKey;
    private final Random random;

    MadeUpTokens(String provider, String portal, byte[] portalKey, long seed) {
        this.genuine = List.of(provider, portal);
        this.portalKey = portalKey;
        this.random = new Random(seed);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    String next() throws JOSEException {
        return switch (random.nextInt(6)) {
            case 0 -> withAnotherCharacter(anyOf(genuine));
            case 1 -> base64(json(HEADERS)) + rest(anyOf(genuine));
            case 2 -> base64(json(HEADERS)) + "." + base64(json(CLAIMS)) + ".eA";
            case 3 -> base64(json(HEADERS)) + "." + "e30.".repeat(random.nextInt(8)) + "eA";
            case 4 -> signedByThePortal(json(CLAIMS));
            default -> base64(nested()) + "." + base64(nested()) + ".eA";
        };
    }

    /// Not the last ones, of which some bits count for nothing.
    private String withAnotherCharacter(String token) {
        var at = random.nextInt(token.length() - 2);
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static String rest(String token) {
        return token.substring(token.indexOf('.'));
    }

    private String signedByThePortal(String claims) throws JOSEException {
        var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(new Base64URL(base64(claims))));
        token.sign(new MACSigner(portalKey));
        return token.serialize();
    }

    private String json(List<String> names) {
        return random.nextInt(10) == 0
                ? anyOf(VALUES)
                : IntStream.range(0, 1 + random.nextInt(6))
                        .mapToObj(_ -> "\"" + anyOf(names) + "\":" + anyOf(VALUES))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    private String nested() {
        return (random.nextBoolean() ? "[" : "{\"a\":").repeat(1 + random.nextInt(500));
    }

    private String anyOf(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
