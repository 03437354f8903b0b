package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.parser.Parser;
import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// The server as one of several subgraphs, whose router asks for objects that the others refer to.
@ConfiguredHelpdeskTest
class SubgraphTests {

    private static final String ENTITIES = """
        query($representations: [_Any!]!) {
          _entities(representations: $representations) {
            __typename
            ... on Node { id }
          }
        }
        """;

    @Autowired
    SubgraphController controller;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Test
    void findsAnObjectOfEachTypeByItsId() {
        var contact = helpdesk.aContact();
        var ticket = helpdesk.aTicketOf(contact);
        var comment = helpdesk.aComment(ticket, contact, "Hello");
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact()).path("id").asString();
        assertThat(found(
                        client.asAgent(),
                        List.of(
                                of("Purge", purge),
                                of("Contact", contact),
                                of("Ticket", ticket),
                                of("Comment", comment),
                                of("Contact", contact))))
                .containsExactly(
                        "Purge " + purge,
                        "Contact " + contact,
                        "Ticket " + ticket,
                        "Comment " + comment,
                        "Contact " + contact);
    }

    @Test
    void findsNothingUnderAnotherTypeOrAnUnknownId() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        assertThat(found(
                        client.asAgent(),
                        List.of(of("Contact", ticket), of("Node", ticket), of("Nothing", ticket), of("Ticket", "?"))))
                .containsOnly("null");
    }

    @Test
    void findsWhatItsCallerMaySee() {
        var visitor = portal.aVisitor();
        var other = helpdesk.aContact();
        var wanted =
                List.of(of("Contact", visitor.id()), of("Contact", other), of("Ticket", helpdesk.aTicketOf(other)));
        assertThat(found(visitor.client(), wanted)).containsExactly("Contact " + visitor.id(), "null", "null");
        assertThat(entities(client.asAnonymous(), wanted).errorCodes()).containsExactly("UNAUTHENTICATED");
    }

    /// It is for anybody, and takes tens of milliseconds.
    @Test
    void printsItsSchemaOnce() {
        assertThat(controller.service()).isSameAs(controller.service());
    }

    @Test
    void readsRepresentationsInADocument() {
        var contact = helpdesk.aContact();
        assertThat(client.asAgent().send("""
            { _entities(representations: [{ id: "%s", name: "not read", __typename: "Contact" }]) {
              ... on Contact { id }
            } }
            """.formatted(contact)).text("_entities.0.id"))
                .isEqualTo(contact);
    }

    @Test
    void takesUpToAHundredRepresentations() {
        var contact = of("Contact", helpdesk.aContact());
        assertThat(found(client.asAgent(), Collections.nCopies(100, contact))).hasSize(100);
        for (var count : List.of(0, 101)) {
            assertThat(entities(client.asAgent(), Collections.nCopies(count, contact))
                            .errorCodes())
                    .containsExactly("BAD_USER_INPUT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "\"Contact\"",
                "null",
                "{}",
                "{ id: \"1\" }",
                "{ __typename: \"Contact\" }",
                "{ __typename: \"Contact\", id: 1 }"
            })
    void refusesWhatIsNoRepresentation(String representation) {
        var answer =
                client.asAgent().send("{ _entities(representations: [%s]) { __typename } }".formatted(representation));
        assertThat(answer.json().path("data").isObject()).isFalse();
        assertThat(answer.errors()).isNotEmpty();
    }

    @Test
    void chargesAsForNodes() {
        var answer = client.asAgent().send("""
            query($all: [_Any!]!) {
              one: _entities(representations: $all) { ... on Contact { tickets(first: 100) { nodes { id } } } }
              two: _entities(representations: $all) { ... on Contact { tickets(first: 100) { nodes { id } } } }
            }
            """, Map.of("all", Collections.nCopies(100, of("Contact", "?"))));
        assertThat(answer.errors().getFirst().path("message").asString()).contains("complexity");
    }

    @Test
    void showsItsSchema() {
        var schema = Parser.parse(SubgraphController.sdl(SchemaFiles.schema()));
        assertThat(types(schema, has("key")))
                .containsExactly("AuditEvent", "Comment", "Contact", "LegalHold", "Purge", "PurgeBatch", "Ticket");
        assertThat(types(schema, has("shareable"))).containsExactly("PageInfo");
        assertThat(fieldsToQuery(schema)).hasSizeGreaterThan(10).allMatch(has("inaccessible"));
        assertThat(schema.getDefinitionsOfType(ObjectTypeDefinition.class))
                .extracting(ObjectTypeDefinition::getName)
                .contains("Query")
                .noneMatch(name -> name.startsWith("_"));
    }

    /// As introspection.
    @Test
    void hidesItsSchemaIfIntrospectionIsOff() {
        var answer = client.asAgent().send("{ _service { sdl } }");
        assertThat(answer.errors()).hasSize(1);
        assertThat(answer.text()).doesNotContain("Contact");
    }

    private static List<FieldDefinition> fieldsToQuery(Document schema) {
        return schema.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
                .flatMap(type -> type.getFieldDefinitions().stream())
                .filter(field -> field.getName().equals("query"))
                .toList();
    }

    private static Predicate<DirectivesContainer<?>> has(String directive) {
        return element ->
                element.getDirectives().stream().map(Directive::getName).anyMatch(directive::equals);
    }

    private static List<String> types(Document schema, Predicate<DirectivesContainer<?>> condition) {
        return schema.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
                .filter(condition)
                .map(ObjectTypeDefinition::getName)
                .toList();
    }

    private static Map<String, String> of(String type, String id) {
        return Map.of("__typename", type, "id", id);
    }

    private static Answer entities(HelpdeskClient caller, List<Map<String, String>> representations) {
        return caller.send(ENTITIES, Map.of("representations", representations));
    }

    private static List<String> found(HelpdeskClient caller, List<Map<String, String>> representations) {
        return entities(caller, representations)
                .data("_entities")
                .valueStream()
                .map(SubgraphTests::inWords)
                .toList();
    }

    private static String inWords(JsonNode entity) {
        return entity.isNull()
                ? "null"
                : entity.path("__typename").asString() + " " + entity.path("id").asString();
    }
}
