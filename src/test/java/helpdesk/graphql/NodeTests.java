package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Any object by its global id, as Relay asks for it.
@HelpdeskTest
class NodeTests {

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Test
    void isFoundForEveryTypeThatIsOne() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        var comment = helpdesk.aComment(ticket, contact, "Hello");
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact()).path("id").asString();
        var event = client.asAgent()
                .send("{ auditEvents(first: 1) { nodes { id } } }")
                .text("auditEvents.nodes.0.id");
        var hold = helpdesk.aLegalHold(contact, "A lawsuit");
        var batch = helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()))
                .path("id")
                .asString();
        assertThat(nodes(List.of(contact, ticket, comment, purge, event, hold, batch)))
                .containsExactly(
                        "Contact " + contact,
                        "Ticket " + ticket,
                        "Comment " + comment,
                        "Purge " + purge,
                        "AuditEvent " + event,
                        "LegalHold " + hold,
                        "PurgeBatch " + batch);
    }

    @Test
    void comesInTheOrderAskedForAndAsOften() {
        var one = helpdesk.aContact();
        var other = helpdesk.aContact();
        assertThat(nodes(List.of(other, "nobody", one, other)))
                .containsExactly("Contact " + other, "null", "Contact " + one, "Contact " + other);
    }

    @Test
    void isLoadedOnceHoweverOftenItIsAskedFor() {
        var loads = new ArrayList<Collection<UUID>>();
        var source = new NodeSource('X', ids -> {
            loads.add(List.copyOf(ids));
            return List.of();
        });
        var id = UUID.randomUUID();
        new NodeController(List.of(source)).nodes(Collections.nCopies(100, new GlobalId('X', id).toString()));
        assertThat(loads).containsExactly(List.of(id));
    }

    @Test
    void isNotFoundUnderAnIdOfAnotherTypeOrOfNothing() {
        var contact = helpdesk.aContact();
        assertThat(Stream.of("T", "M", "P", "A", "H", "B", "Z", "\u00e9")
                        .flatMap(type -> nodes(List.of(ofType(type, contact))).stream()))
                .containsOnly("null");
        assertThat(client.asAgent()
                        .send("query($id: ID!) { ticket(id: $id) { id } purge(id: $id) { id } }", Map.of("id", contact))
                        .data("")
                        .toString())
                .isEqualTo("{\"ticket\":null,\"purge\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "null",
                "Q",
                "====",
                "Q29udGFjdDox",
                "../../etc/passwd",
                "' OR '1'='1",
                "\u0000",
                "👩"
            })
    void isNotFoundUnderWhatIsNoId(String id) {
        assertThat(nodes(List.of(id))).containsExactly("null");
        assertThat(client.asAgent()
                        .send("query($id: ID!) { contact(id: $id) { id } node(id: $id) { id } }", Map.of("id", id))
                        .data("")
                        .toString())
                .isEqualTo("{\"contact\":null,\"node\":null}");
    }

    /// The last letter of an id has two bits to spare: only one spelling is the id.
    @Test
    void hasOneSpelling() {
        var contact = helpdesk.aContact();
        var last = contact.charAt(contact.length() - 1);
        for (var spelling :
                List.of(contact + "=", contact.substring(0, contact.length() - 1) + (char) (last + 1), " " + contact)) {
            assertThat(nodes(List.of(spelling))).as(spelling).containsExactly("null");
        }
    }

    @Test
    void isAskedForUpToAHundredTimes() {
        var contact = helpdesk.aContact();
        assertThat(nodes(Collections.nCopies(100, contact))).hasSize(100);
        for (var count : List.of(0, 101)) {
            assertThat(client.asAgent()
                            .send(
                                    "query($ids: [ID!]!) { nodes(ids: $ids) { id } }",
                                    Map.of("ids", Collections.nCopies(count, contact)))
                            .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }
    }

    private List<String> nodes(List<String> ids) {
        return client.asPrivacyOfficer()
                .send("query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", Map.of("ids", ids))
                .data("nodes")
                .valueStream()
                .map(node -> Optional.of(node)
                        .filter(found -> !found.isNull())
                        .map(found -> found.path("__typename").asString() + " "
                                + found.path("id").asString())
                        .orElse("null"))
                .toList();
    }

    private static String ofType(String type, String id) {
        var bytes = Base64.getUrlDecoder().decode(id);
        bytes[0] = (byte) type.charAt(0);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
