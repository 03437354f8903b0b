package helpdesk.purge;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.api.EventClient;
import helpdesk.api.Helpdesk;
import helpdesk.api.SocketClient;
import helpdesk.contact.ContactId;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.EntityId;
import helpdesk.development.DevelopmentTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A real purge of several thousand rows, watched from its first second to its last.
@ErasureTest
class LargePurgeProgressTests {

    private static final int TICKETS = 5_000;

    final Helpdesk helpdesk;
    final JdbcClient jdbc;
    final DatabaseSchema schema;
    final DevelopmentTokens tokens;
    final int port;

    @Autowired
    LargePurgeProgressTests(
            Helpdesk helpdesk,
            JdbcClient jdbc,
            DatabaseSchema schema,
            DevelopmentTokens tokens,
            @LocalServerPort int port) {
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
        this.tokens = tokens;
        this.port = port;
    }

    @BeforeEach
    void fill() {
        schema.clear();
        new LargeHelpdesk(jdbc)
                .withContacts(4)
                .withTicketsOf("0", 0, TICKETS)
                .withComments(2, 0, TICKETS, 4)
                .analyzed();
    }

    @AfterEach
    void clear() {
        schema.clear();
    }

    @Test
    void goesForwardToItsEnd() {
        var contact = LargeHelpdesk.contact(0);
        var purge = CompletableFuture.supplyAsync(() -> helpdesk.purged(contact.global()));
        var id = awaitPurgeOf(contact);
        try (var socket = SocketClient.open(port, tokens.agent());
                var events = EventClient.post(port, tokens.agent(), DOCUMENT, Map.of("id", id))) {
            socket.subscribe("one", DOCUMENT, Map.of("id", id));
            isProgressToTheEnd(toldBy(socket));
            isProgressToTheEnd(toldBy(events));
        }
        assertThat(purge.join().path("id").asString()).isEqualTo(id);
    }

    private String awaitPurgeOf(ContactId contact) {
        return Objects.requireNonNull(await().until(() -> purgeOf(contact), Optional::isPresent))
                .orElseThrow();
    }

    private Optional<String> purgeOf(ContactId contact) {
        return jdbc.sql("SELECT id FROM contact_purge WHERE contact_id = :contact")
                .param("contact", contact.bytes())
                .query(byte[].class)
                .optional()
                .map(id -> new PurgeId(EntityId.uuid(id)).global());
    }

    private static List<JsonNode> toldBy(SocketClient socket) {
        var told = new ArrayList<JsonNode>();
        for (var message = socket.next(); message.path("type").asString().equals("next"); message = socket.next()) {
            told.add(message.at("/payload/data/purgeProgress"));
        }
        return told;
    }

    private static List<JsonNode> toldBy(EventClient events) {
        var told = new ArrayList<JsonNode>();
        for (var event = events.next(); event.name().equals("next"); event = events.next()) {
            told.add(event.data().at("/data/purgeProgress"));
        }
        return told;
    }

    private static void isProgressToTheEnd(List<JsonNode> told) {
        assertThat(told).extracting(purge -> purge.path("done").asInt()).isSorted();
        assertThat(told.getLast().path("state").asString()).isEqualTo("COMPLETED");
        assertThat(told.getLast().path("done").asInt())
                .isEqualTo(told.getLast().path("total").asInt())
                .isGreaterThan(TICKETS);
    }
}
