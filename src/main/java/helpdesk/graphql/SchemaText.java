package helpdesk.graphql;

import graphql.schema.DefaultGraphqlTypeComparatorRegistry;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.DirectiveInfo;
import graphql.schema.idl.SchemaPrinter;
import java.util.regex.Pattern;

/// The whole schema in the schema definition language: what the files in `schema/` say, each extension within the type
/// that it extends.
public final class SchemaText {

    private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
            .includeSchemaDefinition(true)
            .includeDirectiveDefinition(name -> !DirectiveInfo.isGraphqlSpecifiedDirective(name))
            .setComparators(DefaultGraphqlTypeComparatorRegistry.AS_IS_REGISTRY));

    private static final Pattern INDENTED_EMPTY_LINES = Pattern.compile("(?m)^ +$");

    private SchemaText() {}

    public static String of(GraphQLSchema schema) {
        return INDENTED_EMPTY_LINES.matcher(PRINTER.print(schema)).replaceAll("");
    }
}
