package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.api.SchemaFiles;
import helpdesk.database.PersonalText;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Parsed documents, whose literals may be personal.
class KeptDocumentTests {

    private static final ApiCaller AGENT = caller(true, true);
    private static final ApiCaller CONTACT = caller(true, false);
    private static final ApiCaller STRANGER = caller(false, false);

    private static final String TEXT = "{ contacts(filter: { search: \"Erika\" }) { totalCount } }";

    private final AtomicLong now = new AtomicLong();
    private final Documents documents = new Documents(SchemaFiles.schema(), now::get);

    private static ApiCaller caller(boolean authenticated, boolean agent) {
        return new ApiCaller(authenticated, agent, new PersonalText("x"));
    }

    @Test
    void areForgottenAfterAnHourHoweverOftenTheyAreSent() {
        var first = documents.read(AGENT, TEXT);
        now.set(Duration.ofMinutes(59).toNanos());
        assertThat(documents.read(AGENT, TEXT)).isSameAs(first);
        now.set(Duration.ofMinutes(61).toNanos());
        assertThat(documents.read(AGENT, TEXT)).isNotSameAs(first);
    }

    /// A million characters are kept: comments count, too.
    @Test
    void areForgottenBeyondAMillionCharacters() {
        var comment = " #" + "x".repeat(200);
        var sent = IntStream.range(0, 50_000)
                .mapToObj(number ->
                        new WeakReference<>(documents.read(AGENT, "{ a" + number + ": __typename }" + comment)))
                .toList();
        await().untilAsserted(() -> {
            System.gc();
            assertThat(sent).filteredOn(document -> document.get() != null).hasSizeBetween(1, 1_000_000 / 200);
        });
    }

    /// Or else the time of an answer would tell whether somebody has sent the same text.
    @Test
    void areKeptForCallersOfTheSameKindOnly() {
        var ofAgents = documents.read(AGENT, TEXT);
        var ofContacts = documents.read(CONTACT, TEXT);
        assertThat(ofContacts).isNotSameAs(ofAgents);
        assertThat(documents.read(CONTACT, TEXT)).isSameAs(ofContacts);
        assertThat(documents.read(STRANGER, TEXT)).isNotSameAs(documents.read(STRANGER, TEXT));
        assertThat(documents.read(AGENT, TEXT)).isSameAs(ofAgents);
    }
}
