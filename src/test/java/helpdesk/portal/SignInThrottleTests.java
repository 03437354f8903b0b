package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import helpdesk.graphql.CallerNetwork;
import helpdesk.portal.PortalCounters.Counter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guessing passwords gets slow, and keeps nobody out who is somewhere else.
@HelpdeskTest
class SignInThrottleTests {

    private static final CallerNetwork HERE = CallerNetwork.of(InetAddress.ofLiteral("127.0.0.1"));
    private static final String WRONG = "eleven purple kettles";
    private static final String REFUSED = "InvalidCredentials";
    private static final String THROTTLED = "THROTTLED";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    PortalCounters counters;

    @Autowired
    SignInThrottle throttle;

    @Autowired
    MailThrottle mails;

    @Autowired
    JdbcClient database;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void slowsDownFromTheThirdWrongPasswordOn(boolean hasAccount) {
        var email = hasAccount ? portal.aVisitor().email() : Helpdesk.newEmail();
        assertThat(List.of(signIn(email, WRONG), signIn(email, WRONG), signIn(email, WRONG)))
                .containsOnly(REFUSED);
        assertThat(signIn(email, WRONG)).isEqualTo(THROTTLED);
        assertThat(signIn(email, Portal.PASSWORD)).isEqualTo(THROTTLED);
    }

    @Test
    void growsToAMinuteAndNoFurther() {
        var email = Helpdesk.newEmail();
        assertThat(IntStream.range(0, 10).mapToLong(_ -> pauseAfterAWrongPassword(email)))
                .containsExactly(0L, 0L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void tellsHowLongToWait() {
        var email = Helpdesk.newEmail();
        IntStream.range(0, 7).forEach(_ -> pauseAfterAWrongPassword(email));
        signIn(email, WRONG);
        var refusal = portal.signIn(email, WRONG).errors().getFirst();
        assertThat(refusal.at("/extensions/retryAfterSeconds").asInt()).isBetween(30, 61);
    }

    @Test
    void isNotSlowedDownFurtherByWhoDoesNotWait() {
        var email = Helpdesk.newEmail();
        IntStream.range(0, 5).forEach(_ -> pauseAfterAWrongPassword(email));
        signIn(email, WRONG);
        var pause = pause(email);
        IntStream.range(0, 5).forEach(_ -> signIn(email, WRONG));
        assertThat(pause(email)).isEqualTo(pause);
    }

    /// Whoever tries wrong passwords, at each moment when one is looked at, keeps nobody else out.
    @Test
    void holdsUpNobodyAtAnotherNetwork() {
        var email = portal.aVisitor().email();
        IntStream.range(0, 12).forEach(_ -> pauseAfterAWrongPassword(email));
        signIn(email, WRONG);
        assertThat(signIn(email, Portal.PASSWORD)).isEqualTo(THROTTLED);
        assertThat(signInFrom("127.0.0.2", email, Portal.PASSWORD)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void growsALittleForManyNetworks(boolean hasAccount) {
        var email = hasAccount ? portal.aVisitor().email() : Helpdesk.newEmail();
        var hash = throttle.hash(EmailAddress.of(email));
        var pauses = new ArrayList<Long>();
        for (var network = 1; network <= 24; network++) {
            assertThat(signInFrom("127.0.1." + network, email, WRONG)).isEqualTo(REFUSED);
            pauses.add(pauseOf(hash));
            if (network >= 22) {
                assertThat(signInFrom("127.0.2." + network, email, Portal.PASSWORD))
                        .isEqualTo(THROTTLED);
            }
            setNow(hash, "opens_at");
        }
        assertThat(pauses.subList(0, 19)).containsOnly(0L);
        assertThat(pauses.subList(19, 24)).containsExactly(1L, 2L, 4L, 4L, 4L);
    }

    /// Nor does whoever tries later see it by when all is forgotten.
    @Test
    void isToTheMomentAsItWasAfterTheRightPassword() {
        var email = portal.aVisitor().email();
        assertThat(signIn(email, Portal.PASSWORD)).isEmpty();
        assertThat(rows(email)).allMatch(row -> row.number() == 0 && row.isExpired(Instant.now()));
        IntStream.range(0, 2).forEach(_ -> signIn(email, WRONG));
        var before = rows(email);
        assertThat(signIn(email, Portal.PASSWORD)).isEmpty();
        assertThat(rows(email)).isEqualTo(before);
    }

    /// Somebody tried a wrong one between the right one and its answer.
    @Test
    void countsWhatCameMeanwhile() {
        var email = EmailAddress.of(Helpdesk.newEmail());
        var attempt = throttle.begin(email, HERE);
        throttle.begin(email, HERE);
        throttle.succeeded(attempt);
        assertThat(rows(email.address())).allMatch(row -> row.number() == 1 && !row.isExpired(Instant.now()));
    }

    /// Otherwise whoever has tried before would see that somebody has signed in: there is an account.
    @Test
    void isAsItWasAfterTheRightPassword() {
        var email = portal.aVisitor().email();
        IntStream.range(0, 4).forEach(_ -> pauseAfterAWrongPassword(email));
        assertThat(signIn(email, Portal.PASSWORD)).isEmpty();
        assertThat(signIn(email, Portal.PASSWORD)).isEmpty();
        assertThat(pauseAfterAWrongPassword(email)).isEqualTo(8);
    }

    @Test
    void isForgottenAfterAWhile() {
        var email = Helpdesk.newEmail();
        IntStream.range(0, 8).forEach(_ -> pauseAfterAWrongPassword(email));
        set(email, "expires_at");
        counters.deleteExpired();
        assertThat(counters(hash(email))).isZero();
        assertThat(pauseAfterAWrongPassword(email)).isZero();
    }

    @Test
    void isOneForAllWaysToWriteAnAddress() {
        var email = Helpdesk.newEmail();
        IntStream.range(0, 3).forEach(_ -> signIn(email, WRONG));
        assertThat(signIn(" " + email.toUpperCase(Locale.ROOT), WRONG)).isEqualTo(THROTTLED);
    }

    /// A second one of what decides about it, with nothing but the database in common.
    @Test
    void holdsForAllServers(@Autowired AutowireCapableBeanFactory beans) {
        var throttle = new SignInThrottle(beans.createBean(PortalCounters.class), Clock.systemUTC());
        var another = (SignInThrottle) beans.initializeBean(throttle, "another");
        var email = Helpdesk.newEmail();
        IntStream.range(0, 3).forEach(_ -> signIn(email, WRONG));
        assertThat(another.begin(EmailAddress.of(email), HERE).pause()).isPositive();
        set(email, "opens_at");
        assertThat(another.begin(EmailAddress.of(email), HERE).pause()).isZero();
        assertThat(signIn(email, WRONG)).isEqualTo(THROTTLED);
    }

    @Test
    void countsEachOfManyAtOnce() {
        var email = portal.aVisitor().email();
        var answers = IntStream.range(0, 12)
                .parallel()
                .mapToObj(_ -> signIn(email, WRONG))
                .toList();
        assertThat(Collections.frequency(answers, REFUSED)).isEqualTo(3);
        assertThat(Collections.frequency(answers, THROTTLED)).isEqualTo(9);
    }

    @Test
    void forgetsTheMailsOfAPurgedContact() {
        var visitor = portal.aVisitor();
        signIn(visitor.email(), WRONG);
        helpdesk.softDeleted(visitor.id());
        client.asPrivacyOfficer()
                .mutate("purgeContact", Map.of("id", visitor.id(), "previewFingerprint", "another one"), "purge { id }")
                .refusals("purgeContact");
        assertThat(mails.hashes(EmailAddress.of(visitor.email()))).allMatch(hash -> counters(hash) == 1);
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(mails.hashes(EmailAddress.of(visitor.email()))).allMatch(hash -> counters(hash) == 0);
    }

    @Test
    void tellsNobodyOfAPurge() {
        var visitor = portal.aVisitor();
        IntStream.range(0, 3).forEach(_ -> signIn(visitor.email(), WRONG));
        var before = rows(visitor.email());
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(rows(visitor.email())).isEqualTo(before);
    }

    private int counters(String hash) {
        return database.sql("SELECT COUNT(*) FROM portal_counter WHERE hash = :hash")
                .param("hash", hash)
                .query(Integer.class)
                .single();
    }

    /// Of wrong passwords: from here, and in all.
    private List<Counter> rows(String email) {
        return Stream.of(hash(email), throttle.hash(EmailAddress.of(email)))
                .map(hash -> database.sql("SELECT number, opens_at, expires_at FROM portal_counter WHERE hash = :hash")
                        .param("hash", hash)
                        .query((row, _) -> new Counter(
                                row.getInt("number"),
                                Columns.instant(row, "opens_at"),
                                Columns.instant(row, "expires_at")))
                        .single())
                .toList();
    }

    private long pauseAfterAWrongPassword(String email) {
        assertThat(signIn(email, WRONG)).isEqualTo(REFUSED);
        var pause = pause(email);
        set(email, "opens_at");
        return pause;
    }

    /// In seconds, as it was given: a counter is kept for 15 minutes.
    private long pause(String email) {
        return pauseOf(hash(email));
    }

    private long pauseOf(String hash) {
        return 900
                - database.sql("SELECT TIMESTAMPDIFF(SECOND, opens_at, expires_at) FROM portal_counter WHERE hash ="
                                + " :hash")
                        .param("hash", hash)
                        .query(Long.class)
                        .single();
    }

    /// As when the time has come.
    private void set(String email, String moment) {
        setNow(hash(email), moment);
    }

    private void setNow(String hash, String moment) {
        database.sql("UPDATE portal_counter SET " + moment + " = :now WHERE hash = :hash")
                .param("now", Columns.of(Instant.now().minusMillis(5)))
                .param("hash", hash)
                .update();
    }

    private String hash(String email) {
        return throttle.hash(EmailAddress.of(email), HERE);
    }

    /// As [#signIn] does, from another address of this machine.
    private String signInFrom(String address, String email, String password) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + client.port() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                    {"query": "mutation { signIn(input: { email: \\"%s\\", password: \\"%s\\" }) { userErrors { __typename } } }"}
                    """.formatted(email, password)))
                .build();
        try (var http = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build()) {
            var body = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return Stream.of(REFUSED, THROTTLED)
                    .filter(body::contains)
                    .findFirst()
                    .orElse("");
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    /// The refusal, or the error; empty when signed in.
    private String signIn(String email, String password) {
        var answer = portal.signIn(email, password);
        return answer.errors().isEmpty()
                ? String.join(" ", answer.refusals("signIn"))
                : answer.errorCodes().getFirst();
    }
}
