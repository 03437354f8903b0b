package helpdesk.security;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import helpdesk.HelpdeskTest;
import helpdesk.api.Documents;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.SchemaFiles;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who may do what, for every query and mutation there is: one that is missing here fails.
@HelpdeskTest
class AuthorizationTests {

    /// What is told to an anonymous caller, to one without a role, to an agent, to a privacy officer.
    private static final List<String> ANYBODY = List.of("", "", "", "");

    private static final List<String> AGENTS = List.of("UNAUTHENTICATED", "FORBIDDEN", "", "");
    private static final List<String> PRIVACY_OFFICERS = List.of("UNAUTHENTICATED", "FORBIDDEN", "FORBIDDEN", "");

    private static final Map<String, List<String>> WHO = Map.ofEntries(
            entry("viewer", ANYBODY),
            entry("node", AGENTS),
            entry("nodes", AGENTS),
            entry("contact", AGENTS),
            entry("contacts", AGENTS),
            entry("ticket", AGENTS),
            entry("customFields", AGENTS),
            entry("purge", AGENTS),
            entry("createContact", AGENTS),
            entry("updateContact", AGENTS),
            entry("softDeleteContact", AGENTS),
            entry("restoreContact", AGENTS),
            entry("defineCustomField", AGENTS),
            entry("createTicket", AGENTS),
            entry("updateTicketStatus", AGENTS),
            entry("addCollaborator", AGENTS),
            entry("addComment", AGENTS),
            entry("rateTicket", AGENTS),
            entry("purgeContact", PRIVACY_OFFICERS));

    @Autowired
    HelpdeskClient client;

    @Autowired
    JdbcClient database;

    record Field(String operation, GraphQLFieldDefinition definition) {

        String name() {
            return definition.getName();
        }

        @Override
        public String toString() {
            return operation + " " + name();
        }
    }

    static Stream<Field> fields() {
        var schema = SchemaFiles.schema();
        return Stream.concat(of("query", schema.getQueryType()), of("mutation", schema.getMutationType()));
    }

    private static Stream<Field> of(String operation, GraphQLObjectType type) {
        return type.getFields().stream().map(field -> new Field(operation, field));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void isDecidedForEachField(Field field) {
        var document = field.operation() + " { " + Documents.of(field.definition()) + " }";
        assertThat(WHO).as("who may do what").containsKey(field.name());
        assertThat(callers()
                        .map(caller -> String.join(" ", caller.send(document).errorCodes())))
                .isEqualTo(WHO.get(field.name()));
    }

    @Test
    void isDecidedForNothingThatDoesNotExist() {
        assertThat(fields().map(Field::name)).containsExactlyInAnyOrderElementsOf(WHO.keySet());
    }

    @Test
    void stopsAWriteBeforeItHappens() {
        var before = contacts();
        assertThat(callers()
                        .limit(2)
                        .map(caller ->
                                caller.mutate("createContact", Map.of("name", "Nobody"), "query { __typename }")))
                .allSatisfy(answer -> assertThat(
                                answer.json().at("/data/createContact").isNull())
                        .isTrue());
        assertThat(contacts()).isEqualTo(before);
    }

    @Test
    void isDecidedFieldByField() {
        var answer = client.withToken(withoutRole())
                .send("query { viewer { ... on Agent { displayName } } contacts { totalCount } }");
        assertThat(answer.json().at("/data/viewer/displayName").asString()).isEqualTo("Kim");
        assertThat(answer.json().at("/data/contacts").isNull()).isTrue();
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
    }

    private int contacts() {
        return database.sql("SELECT COUNT(*) FROM contact").query(Integer.class).single();
    }

    private Stream<HelpdeskClient> callers() {
        return Stream.of(
                client.asAnonymous(), client.withToken(withoutRole()), client.asAgent(), client.asPrivacyOfficer());
    }

    private String withoutRole() {
        return client.tokens().issue(claims -> claims.subject("kim").claim("name", "Kim"));
    }
}
