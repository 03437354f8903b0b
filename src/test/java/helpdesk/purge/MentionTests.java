package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.database.DatabaseSchema;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The texts of others stay as they are (R6). Where they quote the person who is purged, the record says so.
@ErasureTest
class MentionTests {

    final Helpdesk helpdesk;
    final DatabaseSchema schema;

    @Autowired
    MentionTests(Helpdesk helpdesk, DatabaseSchema schema) {
        this.helpdesk = helpdesk;
        this.schema = schema;
    }

    @BeforeEach
    void clear() {
        schema.clear();
    }

    @Test
    void areCountedWithTheirTickets() {
        var contact = mallory();
        var other = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(other, "Mallory  QUINN has helped me", "Thank mallory.quinn@example.com.");
        helpdesk.aComment(ticket, null, "I called her: +49 30 90 18 20, and 030/901820");
        helpdesk.rates(other, helpdesk.aTicketOf(other), 5, "Mallory Quinn, again");

        var mentions = purged(contact);

        assertThat(mentions.path("emails").asInt()).isEqualTo(1);
        assertThat(mentions.path("phones").asInt()).isEqualTo(1);
        assertThat(mentions.path("names").asInt()).isEqualTo(2);
        assertThat(mentions.path("count").asInt()).isEqualTo(4);
        assertThat(mentions.path("ticketCount").asInt()).isEqualTo(2);
        assertThat(mentions.at("/tickets/0/id").asString()).isEqualTo(ticket);
        assertThat(mentions.path("complete").asBoolean()).isTrue();
    }

    @Test
    void areWholeWordsOnly() {
        var contact = mallory();
        var other = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(
                other, "Mallory Quinns and Mallory", "big-mallory.quinn@example.com.au, or 030901820199");
        helpdesk.aComment(ticket, null, "Quinn, Mallory; mallory.quinn@example.community");

        assertThat(purged(contact).path("count").asInt()).isZero();
    }

    @Test
    void areNoneOnTicketsThatGo() {
        var contact = mallory();
        helpdesk.aTicketOf(contact, "I am Mallory Quinn", "mallory.quinn@example.com");

        var mentions = purged(contact);

        assertThat(mentions.path("count").asInt()).isZero();
        assertThat(mentions.path("searchedTexts").asInt()).isZero();
    }

    @Test
    void keepNoPurgeFromItsEnd() {
        var contact = mallory();
        helpdesk.aTicketOf(helpdesk.aContact(), "Mallory Quinn", "Mallory Quinn");

        var purge = helpdesk.purged(helpdesk.softDeleted(contact));

        assertThat(purge.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(purge.at("/mentions/names").asInt()).isEqualTo(2);
    }

    private String mallory() {
        return helpdesk.aContact(
                Map.of("name", "Mallory Quinn", "email", "mallory.quinn@example.com", "phone", "+4930901820"));
    }

    private JsonNode purged(String contact) {
        return helpdesk.purged(helpdesk.softDeleted(contact)).path("mentions");
    }
}
