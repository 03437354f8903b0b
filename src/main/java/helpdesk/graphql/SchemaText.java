package helpdesk.graphql;

import static java.util.function.Predicate.not;

import graphql.schema.GraphQLSchema;
import graphql.schema.GraphqlTypeComparatorRegistry;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.SchemaPrinter;

/// The whole schema in the schema definition language: what the files in `schema/` say, each extension within the type
/// that it extends. The build attaches it to the jar, and a running server prints the same text.
public final class SchemaText {

    /// Fields are in the order in which the schema defines them. Every client knows the specified directives.
    static final SchemaPrinter.Options OPTIONS = SchemaPrinter.Options.defaultOptions()
            .includeSchemaDefinition(true)
            .includeDirectiveDefinition(not(DirectiveInfo::isGraphqlSpecifiedDirective))
            .setComparators(GraphqlTypeComparatorRegistry.AS_IS_REGISTRY);

    private SchemaText() {}

    /// The printer indents empty lines, and sets a space before the colon of a directive's argument.
    public static String of(GraphQLSchema schema) {
        return new SchemaPrinter(OPTIONS)
                .print(schema)
                .replaceAll("(?m)^ +$", "")
                .replaceAll("(?<=[(,] ?\\w{1,50}) : ", ": ");
    }
}
