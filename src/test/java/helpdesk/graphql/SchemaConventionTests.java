package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import helpdesk.api.SchemaFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The conventions in `src/docs/api.md` that a schema can break.
class SchemaConventionTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();

    @Test
    void letsOneSelectionHoldAllFieldsExceptTheStates() {
        assertThat(FieldClashes.in(SCHEMA))
                .containsExactly(
                        "Contact.state, Purge.state",
                        "Contact.state, PurgeBatch.state",
                        "Purge.state, PurgeBatch.state");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: String", // nullable here, non-null there
                "name: [String!]!",
                "name: ID!",
                "mood: Sad!"
            })
    void noticesFieldsThatClash(String field) {
        var schema = schema("""
            type Query { pet: Pet  guest: Guest }
            interface Pet { id: ID! }
            type Cat implements Pet { id: ID!  name: String!  mood: Happy! }
            type Dog implements Pet { id: ID!  %s }
            type Bird implements Pet { id: ID!  name: String!  friend: Cat }
            union Guest = Cat | Fish
            type Fish { id: ID! }
            enum Happy { YES }
            enum Sad { YES }
            """.formatted(field));
        assertThat(FieldClashes.in(schema)).contains("Cat.%s, Dog.%1$s".formatted(field.replaceFirst(":.*", "")));
    }

    @Test
    void noticesFieldsThatClashFurtherBelow() {
        assertThat(FieldClashes.in(schema("""
            type Query { guest: Guest }
            union Guest = Cat | Dog
            type Cat { home: House! }
            type Dog { home: Kennel! }
            type House { size: Int }
            type Kennel { size: Float }
            """))).containsExactly("House.size, Kennel.size");
    }

    @Test
    void deprecatesWithAReasonAndADate() {
        assertThat(Deprecations.withoutDate(SCHEMA)).isEmpty();
    }

    @Test
    void knowsADeprecationWithAReasonAndADate() {
        assertThat(Deprecations.withoutDate(deprecated("Use `b`, which has a unit. Deprecated on 2026-11-28.")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No longer supported",
                "Use `b`.",
                "Deprecated on 2026-11-28.",
                "Use `b`. Deprecated on 28.11.2026.",
                "Use `b`. Deprecated on 2026-02-30.",
                "Use `b`. Deprecated on 2026-11-28. Thank you."
            })
    void noticesADeprecationWithoutThem(String reason) {
        assertThat(Deprecations.withoutDate(deprecated(reason)))
                .containsExactlyInAnyOrder("Query.a", "Query.c(old)", "Kind.OLD", "Filter.old");
    }

    private static GraphQLSchema deprecated(String reason) {
        return schema("""
            type Query { a: Int @deprecated(reason: "%1$s")  b: Kind  c(filter: Filter, old: Int @deprecated(reason: "%1$s")): Int }
            enum Kind { NEW  OLD @deprecated(reason: "%1$s") }
            input Filter { old: Int @deprecated(reason: "%1$s") }
            """.formatted(reason));
    }

    private static GraphQLSchema schema(String text) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    }
}
