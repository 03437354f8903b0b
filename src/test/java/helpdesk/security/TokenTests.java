package helpdesk.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/// A token that is not exactly what its issuer gives is refused, and all are refused alike: whoever makes one
/// up learns nothing from how it is refused (RFC 8725).
@HelpdeskTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenTests {

    private static final long SEED = 9068;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String PORTAL = "urn:helpdesk:portal";
    private static final String DOCUMENT = "{\"query\":\"{ viewer { __typename } }\"}";

    private final HelpdeskClient client;
    private final DevelopmentTokens tokens;
    private final Helpdesk helpdesk;
    private final Portal portal;
    private final byte[] portalKey;

    private Portal.Visitor visitor;
    private Portal.Visitor purged;
    private RSASSASigner rsa;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set once the server is up
    TokenTests(
            HelpdeskClient client,
            DevelopmentTokens tokens,
            Helpdesk helpdesk,
            Portal portal,
            Environment environment) {
        this.client = client;
        this.tokens = tokens;
        this.helpdesk = helpdesk;
        this.portal = portal;
        portalKey = Base64.getDecoder().decode(environment.getRequiredProperty("helpdesk.portal.token-key"));
    }

    /// All that a caller can see of an answer, but for what differs each time.
    private record Seen(int status, Map<String, List<String>> headers, String body) {}

    @BeforeAll
    void letVisitorsIn() throws JOSEException {
        rsa = new RSASSASigner(new RSAKeyGenerator(2048).generate());
        visitor = portal.aVisitor();
        purged = portal.aVisitor();
        helpdesk.purged(helpdesk.softDeleted(purged.id()));
    }

    @Test
    void areGoodWhenNothingIsWrongWithThem() throws Exception {
        assertThat(List.of(
                        tokens.agent(),
                        token(visitor),
                        tokens.issue(ofAnAgent(_ -> {})),
                        tokens.issue(ofAnAgent(claims -> claims.claims(all -> all.remove("iat")))),
                        tokens.issue(ofAnAgent(claims -> claims.expiresAt(ago(-364 * 24 * 60)))),
                        tokens.issue(ofAnAgent(claims -> claims.subject("p".repeat(255)))),
                        ofType("JWT"),
                        ofType("at+jwt"),
                        ofType("AT+JWT"),
                        ofType("application/at+jwt"),
                        ofType("application/JWT"),
                        portal("at+jwt", claims(visitor).build()),
                        hmac(JWSAlgorithm.HS256, portalKey, claims(visitor).build())))
                .allSatisfy(token -> assertThat(answerTo(token).status()).isEqualTo(200));
    }

    @TestFactory
    List<DynamicTest> areRefusedAlike() throws Exception {
        var refused = answerTo("garbage");
        assertThat(refused.status()).isEqualTo(401);
        return badTokens().entrySet().stream()
                .map(bad -> DynamicTest.dynamicTest(
                        bad.getKey(), () -> assertThat(answerTo(bad.getValue())).isEqualTo(refused)))
                .toList();
    }

    private Map<String, String> badTokens() throws Exception {
        var bad = new LinkedHashMap<String, String>();
        addOfTheProvider(bad);
        addWithTheWrongSignature(bad);
        addOfThePortal(bad);
        addOfOtherKinds(bad);
        addDamaged(bad);
        addUnreadable(bad);
        return bad;
    }

    /// The same over the other transports.
    @TestFactory
    List<DynamicTest> areRefusedEverywhere() throws Exception {
        return badTokens().entrySet().stream()
                .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> {
                    assertThat(statusOfEvents(bad.getValue())).isEqualTo(401);
                    assertThat(closeCodeOfSocket(bad.getValue())).isEqualTo(4403);
                }))
                .toList();
    }

    /// Headers and claims of every form, cut and stuck together: nothing makes the server stumble.
    @Test
    void areRefusedHoweverTheyAreMadeUp(CapturedOutput output) throws Exception {
        var madeUp = new MadeUpTokens(tokens.issue(ofAnAgent(_ -> {})), token(visitor), portalKey, SEED);
        for (var round = 0; round < 1_000; round++) {
            var token = madeUp.next();
            assertThat(answerTo(token).status()).as(token).isEqualTo(401);
            if (round % 20 == 0) {
                assertThat(statusOfEvents(token)).as(token).isEqualTo(401);
                assertThat(closeCodeOfSocket(token)).as(token).isEqualTo(4403);
            }
        }
        assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
    }

    /// Over a WebSocket even what no header can hold.
    @Test
    void areRefusedWhateverTextTheyAre(CapturedOutput output) {
        for (var text : List.of("", " ", "\u0000", "ü.ü.ü", "a b", "\r\n", ".".repeat(3_000), "e30.".repeat(700))) {
            assertThat(closeCodeOfSocket(text)).as(text).isEqualTo(4403);
        }
        assertThat(output.getAll()).doesNotContain("\tat ", "Exception");
    }

    private void addOfTheProvider(Map<String, String> bad) {
        var now = Instant.now();
        bad.put("expired", provider(claims -> claims.issuedAt(ago(60)).expiresAt(ago(2))));
        bad.put("not valid yet", provider(claims -> claims.notBefore(now.plusSeconds(300))));
        bad.put("issued in the future", provider(claims -> claims.issuedAt(now.plusSeconds(300))));
        bad.put(
                "issued in the future, a second before it ends",
                provider(claims -> claims.issuedAt(ago(-5)).expiresAt(ago(-5).plusSeconds(1))));
        bad.put("valid for more than a year", provider(claims -> claims.expiresAt(ago(-367 * 24 * 60))));
        bad.put("of a subject too long to keep", provider(claims -> claims.subject("p".repeat(256))));
        bad.put("of a subject that is no text", provider(claims -> claims.subject("p\n")));
        bad.put("of the retention policy", provider(claims -> claims.subject("retention-policy")));
        bad.put("valid forever", provider(claims -> claims.claims(all -> all.remove("exp"))));
        bad.put("for another audience", provider(claims -> claims.audience(List.of("payroll"))));
        bad.put("for the portal's audience", provider(claims -> claims.audience(List.of(PORTAL))));
        bad.put("for no audience", provider(claims -> claims.claims(all -> all.remove("aud"))));
        bad.put("with a role that is no text", provider(claims -> claims.claim("roles", List.of(1, "agent"))));
        bad.put("of nobody", provider(claims -> claims.claims(all -> all.remove("sub"))));
        bad.put("in the portal's name with the provider's signature", provider(claims -> claims.issuer(PORTAL)));
        bad.put(
                "a contact's with the provider's signature",
                tokens.issue(claims -> claims.issuer(PORTAL)
                        .audience(List.of(PORTAL))
                        .subject(claim(visitor, "sub"))
                        .claim("session_number", 0)));
    }

    private void addWithTheWrongSignature(Map<String, String> bad) throws JOSEException {
        var officer = officer();
        var ec = new ECKeyGenerator(Curve.P_256).generate();
        var publicKey = tokens.publicKey();
        bad.put("of another provider", DevelopmentTokens.ofAnotherIssuer().privacyOfficer());
        bad.put("signed with another key", signed(JWSAlgorithm.ES256, new ECDSASigner(ec), officer));
        bad.put(
                "of another issuer with another key",
                signed(JWSAlgorithm.ES256, new ECDSASigner(ec), issuer("https://idp.example.org")));
        bad.put("signed with nothing", new PlainJWT(officer).serialize());
        bad.put(
                "signed with the public key as a secret",
                hmac(JWSAlgorithm.HS256, publicKey.toECPublicKey().getEncoded(), officer));
        bad.put(
                "signed with the public key's JSON as a secret",
                hmac(JWSAlgorithm.HS256, publicKey.toPublicJWK().toJSONString().getBytes(UTF_8), officer));
        bad.put("signed with the portal's secret", hmac(JWSAlgorithm.HS256, portalKey, officer));
        bad.put("signed with RSA", signed(JWSAlgorithm.RS256, rsa, officer));
        bad.put(
                "signed with another curve",
                signed(JWSAlgorithm.ES384, new ECDSASigner(new ECKeyGenerator(Curve.P_384).generate()), officer));
        bad.put("brings its key along", signedWithItsKey(ec, officer));
    }

    private void addOfThePortal(Map<String, String> bad) throws JOSEException {
        var claims = claims(visitor);
        var longKey = (Base64.getEncoder().encodeToString(portalKey) + "0".repeat(64)).getBytes(UTF_8);
        bad.put("a purged contact's", token(purged));
        bad.put(
                "a purged contact's, signed anew",
                hmac(JWSAlgorithm.HS256, portalKey, claims(purged).build()));
        bad.put("the portal's, signed with nothing", new PlainJWT(claims.build()).serialize());
        bad.put("the portal's, with another secret", hmac(JWSAlgorithm.HS256, longKey, claims.build()));
        bad.put("the portal's, with another algorithm", hmac(JWSAlgorithm.HS512, longKey, claims.build()));
        bad.put("the portal's, signed with RSA", signed(JWSAlgorithm.RS256, rsa, claims.build()));
        bad.put(
                "the portal's, with roles",
                hmac(
                        JWSAlgorithm.HS256,
                        longKey,
                        claims(visitor)
                                .claim("roles", List.of("privacy_officer"))
                                .build()));
        bad.put(
                "the portal's, expired",
                portal(claims(visitor).issueTime(date(ago(60))).expirationTime(date(ago(2)))));
        bad.put("the portal's, valid forever", portal(claims(visitor).expirationTime(null)));
        bad.put(
                "the portal's, valid for more than a year",
                portal(claims(visitor).expirationTime(date(ago(-367 * 24 * 60)))));
        bad.put(
                "the portal's, issued in the future, a second before it ends",
                portal(claims(visitor).issueTime(date(ago(-5))).expirationTime(date(ago(-5).plusSeconds(1)))));
        bad.put("the portal's, not valid yet", portal(claims(visitor).notBeforeTime(date(ago(-5)))));
        bad.put("the portal's, issued in the future", portal(claims(visitor).issueTime(date(ago(-5)))));
        bad.put("the portal's, for agents", portal(claims(visitor).audience("helpdesk")));
        bad.put("the portal's, for nobody", portal(claims(visitor).audience((String) null)));
        bad.put("the portal's, in another name", portal(claims(visitor).issuer("https://idp.example.org")));
        bad.put("the portal's, of an earlier session", portal(claims(visitor).claim("session_number", 1)));
        bad.put("the portal's, without a session", portal(claims(visitor).claim("session_number", null)));
        bad.put("the portal's, of nobody", portal(claims(visitor).subject(null)));
        bad.put("the portal's, of what is no contact", portal(claims(visitor).subject("pat")));
    }

    /// A token for something else is no access token (RFC 8725, section 3.11).
    private void addOfOtherKinds(Map<String, String> bad) throws JOSEException {
        for (var type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt", "JOSE", "application/", "jwt ", "ＪＷＴ")) {
            bad.put("of the type " + type, ofType(type));
            bad.put(
                    "the portal's, of the type " + type,
                    portal(type, claims(visitor).build()));
        }
    }

    private String ofType(String type) {
        return tokens.issue(header -> header.type(type), ofAnAgent(_ -> {}));
    }

    private void addUnreadable(Map<String, String> bad) {
        bad.put("with null for a header", "bnVsbA.e30.eA");
        for (var json : List.of("null", "1", "[]", "\"alg\"", "{\"alg\":null}", "{\"alg\":1}", "[".repeat(2_000))) {
            bad.put("with a header " + json, MadeUpTokens.base64(json) + ".e30.eA");
            bad.put(
                    "with claims " + json,
                    MadeUpTokens.base64("{\"alg\":\"ES256\"}") + "." + MadeUpTokens.base64(json) + ".eA");
        }
    }

    private void addDamaged(Map<String, String> bad) {
        for (var whole : Map.of("provider's", tokens.issue(ofAnAgent(_ -> {})), "portal's", token(visitor))
                .entrySet()) {
            var parts = whole.getValue().split("\\.", -1);
            bad.put(
                    "the " + whole.getKey() + ", cut short",
                    whole.getValue().substring(0, whole.getValue().length() - 6));
            bad.put("the " + whole.getKey() + ", without its signature", parts[0] + "." + parts[1] + ".");
            bad.put("the " + whole.getKey() + ", with two parts", parts[0] + "." + parts[1]);
            bad.put(
                    "the " + whole.getKey() + ", with another payload",
                    parts[0] + "." + tampered(parts[1]) + "." + parts[2]);
            bad.put("the " + whole.getKey() + ", with no payload", parts[0] + ".." + parts[2]);
        }
        bad.put("dots", "..");
        bad.put("five parts", "e30.e30.e30.e30.e30");
    }

    /// Valid in itself, and its owner is nobody at the help desk.
    @Test
    void makeNoContactOfWhoSaysToBeOne() throws Exception {
        var answer = client.withToken(tokens.issue(
                        claims -> claims.subject(claim(visitor, "sub")).claim("roles", List.of("contact"))))
                .send("query { contacts { totalCount } node(id: \"%s\") { id } viewer { __typename } }"
                        .formatted(visitor.id()));
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN", "FORBIDDEN", "FORBIDDEN");
    }

    /// Signed by the portal itself, and roles are not the portal's to give.
    @Test
    void makeNoOfficerOfAContact() throws Exception {
        var answer = client.withToken(portal(claims(visitor).claim("roles", List.of("privacy_officer"))))
                .send("query { viewer { __typename } contacts { totalCount } }");
        assertThat(answer.json().at("/data/viewer/__typename").asString()).isEqualTo("Contact");
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
        assertThat(answer.json().at("/errors/0/message").asString()).isEqualTo("Only agents may do this");
    }

    private String provider(Consumer<JwtClaimsSet.Builder> change) {
        return tokens.issue(ofAnAgent(change));
    }

    private static Consumer<JwtClaimsSet.Builder> ofAnAgent(Consumer<JwtClaimsSet.Builder> change) {
        return claims -> change.accept(claims.subject("pat").claim("roles", List.of("privacy_officer")));
    }

    private static JWTClaimsSet officer() {
        return issuer(null);
    }

    private static JWTClaimsSet issuer(@Nullable String issuer) {
        return new JWTClaimsSet.Builder()
                .subject("pat")
                .audience("helpdesk")
                .issuer(issuer)
                .claim("roles", List.of("privacy_officer"))
                .issueTime(date(Instant.now()))
                .expirationTime(date(Instant.now().plusSeconds(600)))
                .build();
    }

    private static JWTClaimsSet.Builder claims(Portal.Visitor visitor) {
        try {
            return new JWTClaimsSet.Builder(SignedJWT.parse(token(visitor)).getJWTClaimsSet());
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String claim(Portal.Visitor visitor, String name) {
        return String.valueOf(claims(visitor).build().getClaim(name));
    }

    private static String token(Portal.Visitor visitor) {
        return String.valueOf(visitor.client().token());
    }

    private String portal(JWTClaimsSet.Builder claims) throws JOSEException {
        return hmac(JWSAlgorithm.HS256, portalKey, claims.build());
    }

    private String portal(String type, JWTClaimsSet claims) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(new JOSEObjectType(type));
        return signed(header.build(), new MACSigner(portalKey), claims);
    }

    private static String hmac(JWSAlgorithm algorithm, byte[] key, JWTClaimsSet claims) throws JOSEException {
        return signed(algorithm, new MACSigner(key), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader(algorithm), signer, claims);
    }

    private static String signedWithItsKey(ECKey key, JWTClaimsSet claims) throws JOSEException {
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(key.toPublicJWK()).build();
        return signed(header, new ECDSASigner(key), claims);
    }

    private static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) throws JOSEException {
        var token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    /// Says something else, and is as good a payload.
    private static String tampered(String payload) {
        var text = new String(Base64.getUrlDecoder().decode(payload), UTF_8);
        var other = text.replace("\"sub\":\"", "\"sub\":\"0");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(other.getBytes(UTF_8));
    }

    private static Instant ago(int minutes) {
        return Instant.now().minus(Duration.ofMinutes(minutes));
    }

    private static Date date(Instant moment) {
        return Date.from(moment);
    }

    private int statusOfEvents(String token) {
        try (var events =
                EventClient.post(client.port(), token, "subscription { purgeProgress(id: \"\") { id } }", Map.of())) {
            return events.response().statusCode();
        }
    }

    private int closeCodeOfSocket(String token) {
        try (var socket = SocketClient.open(client.port())) {
            return socket.init(Map.of("Authorization", "Bearer " + token)).closeCode();
        }
    }

    private Seen answerTo(String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + client.port() + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(DOCUMENT));
        var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        var headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("x-request-id");
        // The hundredth answer on a connection is its last one, and says so
        headers.remove("connection");
        return new Seen(
                response.statusCode(),
                headers,
                response.body().replaceAll("\"requestId\":\"[^\"]+\"", "\"requestId\":\"\""));
    }
}
