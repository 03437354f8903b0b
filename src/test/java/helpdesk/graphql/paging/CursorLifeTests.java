package helpdesk.graphql.paging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.graphql.GlobalId;
import helpdesk.graphql.SharedKey;
import helpdesk.graphql.error.BadUserInput;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/// A cursor is good for seven days, and nobody but the servers on this database can make one or read it.
@HelpdeskTest
class CursorLifeTests {

    private static final String TICKETS = "tickets of a contact";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    SharedKey key;

    String contact = "";
    UUID ticket = new UUID(0, 0);
    int number;

    @BeforeEach
    void aContactWithATicket() {
        contact = helpdesk.aContact();
        var id = helpdesk.aTicketOf(contact);
        ticket = GlobalId.parse(id).orElseThrow().uuid();
        number = client.asAgent()
                .send("query($id: ID!) { ticket(id: $id) { number } }", Map.of("id", id))
                .data("ticket.number")
                .asInt();
    }

    @ParameterizedTest
    @CsvSource({"PT-1M", "PT0S", "PT5S", "P6DT23H59M"})
    void isGoodForSevenDaysAndOnClocksThatDiffer(Duration age) {
        assertThat(after(cursor(age)).errors()).isEmpty();
    }

    @Test
    void isRefusedAfterSevenDays() {
        var answer = after(cursor(Duration.ofDays(7).plusMinutes(1)));
        assertThat(answer.errorCodes()).containsExactly("INVALID_CURSOR");
        assertThat(answer.errors().getFirst().path("message").asString())
                .isEqualTo("This cursor is older than 7 days; start again without it");
    }

    @Test
    void cannotBeMadeYounger() {
        var old = Base64.getUrlDecoder().decode(cursor(Duration.ofDays(8)));
        var young = Base64.getUrlDecoder().decode(cursor(Duration.ZERO));
        System.arraycopy(young, 0, old, 0, 1 + Long.BYTES);
        assertThatItIsRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(old));
    }

    /// Under the same key: that of a day.
    @Test
    void cannotBeMadeYoungerByLessThanADay() {
        var cursor = Base64.getUrlDecoder().decode(cursor(Duration.ofDays(1)));
        var issued = ByteBuffer.wrap(cursor).getLong(1);
        ByteBuffer.wrap(cursor).putLong(1, issued % 2 == 0 ? issued + 1 : issued - 1);
        assertThatItIsRefused(Base64.getUrlEncoder().withoutPadding().encodeToString(cursor));
    }

    @Test
    void isRefusedWhenItIsCutOrContinued() {
        var cursor = cursor(Duration.ZERO);
        for (var length = 0; length < cursor.length(); length++) {
            assertThatItIsRefused(cursor.substring(0, length));
        }
        for (var end : new String[] {"A", "AA", "AAAA", "=", "==", " ", cursor, "A".repeat(2_000)}) {
            assertThatItIsRefused(cursor + end);
        }
    }

    /// Of any length, and most of them with the version of today's cursors; some are issued at no time that there is.
    @Test
    void isNothingThatSomebodyMadeUp() {
        var random = new Random(7);
        var opener = new Cursors(key, Clock.systemUTC());
        for (var length = 0; length < 900; length++) {
            for (var attempt = 0; attempt < 5; attempt++) {
                var bytes = new byte[length];
                random.nextBytes(bytes);
                if (length > 0 && attempt > 0) {
                    bytes[0] = 1;
                }
                var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                assertThatExceptionOfType(BadUserInput.class).isThrownBy(() -> opener.open(TICKETS, text));
            }
        }
        assertThatItIsRefused("AX__________" + "A".repeat(59));
        assertThatItIsRefused("AYAAAAAAAAAA" + "A".repeat(59));
    }

    @Test
    void hidesWhereItStands() {
        var bytes = Base64.getUrlDecoder().decode(cursor(Duration.ZERO));
        assertThat(new String(bytes, ISO_8859_1)).doesNotContain(new String(UUIDUtil.asByteArray(ticket), ISO_8859_1));
        var texts = new HashSet<String>();
        IntStream.range(0, 100).forEach(_ -> texts.add(cursor(Duration.ZERO)));
        assertThat(texts).as("each with a nonce of its own").hasSize(100);
    }

    private String cursor(Duration age) {
        var then = Clock.offset(Clock.systemUTC(), age.negated());
        return new Cursors(key, then).seal(TICKETS, new Cursor(String.valueOf(number + 1), ticket));
    }

    private void assertThatItIsRefused(String cursor) {
        var answer = after(cursor);
        assertThat(answer.errorCodes()).as(cursor).containsExactly("INVALID_CURSOR");
        assertThat(answer.errors().getFirst().path("message").asString())
                .isEqualTo("This is not a cursor of this list");
    }

    private Answer after(String cursor) {
        return client.asAgent()
                .send(
                        "query($id: ID!, $after: String) { contact(id: $id) { tickets(after: $after) { nodes { id } }"
                                + " } }",
                        Map.of("id", contact, "after", cursor));
    }
}
