package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Guessing passwords gets slow, from however many places, and keeps nobody out for more than a minute.
@HelpdeskTest
class SignInPaceTests {

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
    Tallies tallies;

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
    void isNotSlowedDownFurtherByWhoDoesNotWait() {
        var email = Helpdesk.newEmail();
        IntStream.range(0, 5).forEach(_ -> pauseAfterAWrongPassword(email));
        signIn(email, WRONG);
        var pause = pause(email);
        IntStream.range(0, 5).forEach(_ -> signIn(email, WRONG));
        assertThat(pause(email)).isEqualTo(pause);
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
        tallies.forgetExpired();
        assertThat(tallies(email)).isZero();
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
        var another = beans.createBean(SignInPace.class);
        var email = Helpdesk.newEmail();
        IntStream.range(0, 3).forEach(_ -> signIn(email, WRONG));
        assertThat(another.begin(EmailAddress.of(email))).isPositive();
        set(email, "opens_at");
        assertThat(another.begin(EmailAddress.of(email))).isZero();
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
    void leavesNoTraceOfAPurgedContact() {
        var visitor = portal.aVisitor();
        signIn(visitor.email(), WRONG);
        helpdesk.softDeleted(visitor.id());
        client.asPrivacyOfficer()
                .mutate("purgeContact", Map.of("id", visitor.id(), "previewFingerprint", "another one"), "purge { id }")
                .refusals("purgeContact");
        assertThat(tallies(visitor.email())).isEqualTo(2);
        helpdesk.purged(helpdesk.softDeleted(visitor.id()));
        assertThat(tallies(visitor.email())).isZero();
    }

    /// Both of them: wrong passwords, and letters.
    private int tallies(String email) {
        var address = EmailAddress.of(email);
        return database.sql("SELECT COUNT(*) FROM portal_tally WHERE code IN (:codes)")
                .param(
                        "codes",
                        List.of(
                                tallies.code(Tallies.Subject.WRONG_PASSWORD, address.key()),
                                tallies.code(
                                        Tallies.Subject.LETTER,
                                        Recipient.of(address).mailbox())))
                .query(Integer.class)
                .single();
    }

    private long pauseAfterAWrongPassword(String email) {
        assertThat(signIn(email, WRONG)).isEqualTo(REFUSED);
        var pause = pause(email);
        set(email, "opens_at");
        return pause;
    }

    /// In seconds, as it was given: a tally is kept for 15 minutes.
    private long pause(String email) {
        return 900
                - database.sql("SELECT TIMESTAMPDIFF(SECOND, opens_at, expires_at) FROM portal_tally WHERE code ="
                                + " :code")
                        .param("code", code(email))
                        .query(Long.class)
                        .single();
    }

    /// As when the time has come.
    private void set(String email, String moment) {
        database.sql("UPDATE portal_tally SET " + moment + " = :now WHERE code = :code")
                .param("now", Columns.of(Instant.now().minusMillis(5)))
                .param("code", code(email))
                .update();
    }

    private byte[] code(String email) {
        return tallies.code(
                Tallies.Subject.WRONG_PASSWORD, EmailAddress.of(email).key());
    }

    /// The refusal, or the error; empty when signed in.
    private String signIn(String email, String password) {
        var answer = portal.signIn(email, password);
        return answer.errors().isEmpty()
                ? String.join(" ", answer.refusals("signIn"))
                : answer.errorCodes().getFirst();
    }
}
