package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.introspection.Introspection;
import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class IntrospectionTests {

    static Stream<String> documents() {
        return Stream.of(
                "{ __schema { types { name } } }",
                "{ __schema { queryType { fields { name } } } }",
                "{ __type(name: \"Contact\") { name fields { name } } }",
                "{ harmless: __schema { directives { name } } }",
                "{ harmless: __type(name: \"Contact\") { description } }",
                "{ ...f } fragment f on Query { __schema { types { name } } }",
                "{ ... on Query { x: __type(name: \"Contact\") { kind name } } }",
                "{ ... { ... on Query { ...f } } } fragment f on Query { y: __schema { ...g } }"
                        + " fragment g on __Schema { mutationType { name } }",
                "query($yes: Boolean = true) { __schema @include(if: $yes) { types { name } } }",
                "{ __typename x: __schema { __typename types { name } } }");
    }

    @Nested
    @HelpdeskTest
    class SwitchedOn {

        @Autowired
        HelpdeskClient client;

        @ParameterizedTest
        @MethodSource("helpdesk.graphql.IntrospectionTests#documents")
        void tellsTheSchema(String document) {
            assertThat(client.asAnonymous().send(document).errors()).isEmpty();
        }

        @Test
        void tellsTheDirectivesThatTheServerActsOn() {
            assertThat(client.asAnonymous()
                            .send("{ __schema { directives { name } } }")
                            .data("__schema.directives")
                            .valueStream()
                            .map(directive -> directive.path("name").asString()))
                    .containsExactlyInAnyOrder(
                            "skip",
                            "include",
                            "deprecated",
                            "specifiedBy",
                            "cost",
                            "listSize",
                            "listLength",
                            "rate",
                            "errors");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{ ... @defer { __typename } }",
                    "{ ... @defer(if: true, label: \"late\") { __typename } }",
                    "{ ...f @defer } fragment f on Query { __typename }",
                    "query @experimental_disableErrorPropagation { __typename }"
                })
        void allowsNoOtherDirective(String document) {
            var answer = client.asAgent().send(document);
            assertThat(answer.json().path("data").isObject()).isFalse();
            assertThat(answer.errors()).hasSize(1);
        }

        /// Each level has eighteen times as many fields: nobody has to show a token, and the server holds all of them.
        @Test
        void tellsStrangersNoMoreThanTheSchemaHas() {
            var round = "possibleTypes { interfaces { ".repeat(4) + "name" + " } }".repeat(4);
            var document = "{ __type(name: \"UserError\") { " + round + " } }";
            var refusal = client.asAnonymous().send(document);
            assertThat(refusal.errorCodes()).containsExactly("BAD_USER_INPUT");
            assertThat(refusal.json().has("data")).isFalse();
            assertThat(client.asAgent().send(document).errors()).isEmpty();
        }

        /// Apollo Kotlin asks so, before it asks for the schema, which directives and fields introspection knows.
        @Test
        void tellsSeveralTypesAtOnce() {
            var answer = client.asAnonymous().send("""
                query PreIntrospectionQuery {
                  schema: __type(name: "__Schema") { ...fields }
                  type: __type(name: "__Type") { ...fields }
                  directive: __type(name: "__Directive") { ...fields }
                  field: __type(name: "__Field") { ...fields }
                  inputValue: __type(name: "__InputValue") { ...fields }
                }
                fragment fields on __Type { name fields { name args { name } } }
                """);
            assertThat(answer.text("inputValue.name")).isEqualTo("__InputValue");
        }
    }

    @Nested
    @ConfiguredHelpdeskTest
    class SwitchedOff {

        @Autowired
        HelpdeskClient client;

        @AfterEach
        void forTheOtherServers() {
            Introspection.enabledJvmWide(true);
        }

        /// Boot turns the engine's own switch, which guards the root of a document, for all servers of a JVM.
        @ParameterizedTest
        @MethodSource("helpdesk.graphql.IntrospectionTests#documents")
        void tellsNothingToAnybodyByTheSwitchOfTheEngine(String document) {
            Introspection.enabledJvmWide(false);
            tellsNothingToAnybody(document);
        }

        @Test
        void tellsNothingBelowTheRootEither() {
            Introspection.enabledJvmWide(false);
            var answer = client.asAgent()
                    .mutate("createContact", Map.of("name", "Erika"), "query { __schema { types { name } } }");
            assertThatNothingIsTold(answer);
        }

        @ParameterizedTest
        @MethodSource("helpdesk.graphql.IntrospectionTests#documents")
        void tellsNothingToAnybody(String document) {
            Stream.of(client.asAnonymous(), client.asAgent(), client.asPrivacyOfficer())
                    .map(caller -> caller.send(document))
                    .forEach(SwitchedOff::assertThatNothingIsTold);
        }

        @Test
        void leavesClientsTheNameOfTheTypeThatTheyAskedFor() {
            assertThat(client.asAnonymous().send("{ __typename }").text("__typename"))
                    .isEqualTo("Query");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{ contacts { nothing } }", "{ viewer { ... on Contact { nothing } } }"})
        void isNotMadeUpForByErrors(String document) {
            var answer = client.asPrivacyOfficer().send(document);
            assertThat(answer.errors().getFirst().path("message").asString())
                    .isEqualTo("The request does not match the schema");
        }

        private static void assertThatNothingIsTold(Answer answer) {
            assertThat(answer.errorCodes()).as(answer.text()).isNotEmpty().containsOnly("GRAPHQL_VALIDATION_FAILED");
            assertThat(answer.json().path("data").isNull()
                            || answer.json().path("data").isMissingNode())
                    .isTrue();
            assertThat(answer.text()).doesNotContain("Contact", "Query", "__Type", "__Schema");
        }
    }
}
