package helpdesk.graphql;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.idl.SchemaPrinter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.stereotype.Controller;

/// The two fields by which a router composes a federated graph and finds this server's objects in it.
@Controller
@ConditionalOnBooleanProperty(SubgraphSettings.ENABLED)
class SubgraphController {

    private static final String LINK = """
        extend schema
          @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible"])

        """;

    private static final SchemaPrinter PRINTER = new SchemaPrinter(
            SchemaText.OPTIONS.includeSchemaDefinition(false).includeSchemaElement(element -> !isOfSubgraph(element)));

    private final NodeController nodes;

    /// Printed once, since that takes far longer than to answer, whatever a caller selects of it.
    private final Service service;

    SubgraphController(NodeController nodes, GraphQlSource source) {
        this.nodes = nodes;
        this.service = new Service(sdl(source.schema()));
    }

    /// The schema's `_Service`.
    record Service(String sdl) {}

    @QueryMapping("_service")
    Service service() {
        return service;
    }

    /// Other subgraphs have a `PageInfo` of their own. The `query` of a payload would lead to the fields of all
    /// subgraphs, which a router cannot reach from there.
    static String sdl(GraphQLSchema schema) {
        return LINK
                + PRINTER.print(schema)
                        .replaceAll("(?m)^(type \\w+ implements .*\\bNode\\b.*) \\{$", "$1 @key(fields: \"id\") {")
                        .replaceAll("(?m)^type PageInfo \\{$", "type PageInfo @shareable {")
                        .replaceAll("(?m)^  query: Query$", "  query: Query @inaccessible");
    }

    private static boolean isOfSubgraph(GraphQLSchemaElement element) {
        return element instanceof GraphQLNamedSchemaElement named
                && named.getName().startsWith("_");
    }

    /// As the caller would find them by `nodes`.
    @QueryMapping("_entities")
    List<@Nullable Object> entities(DataFetchingEnvironment environment) {
        List<Representation> representations = Objects.requireNonNull(environment.getArgument("representations"));
        var found = nodes.nodes(representations.stream().map(Representation::id).toList());
        return IntStream.range(0, found.size())
                .<@Nullable Object>mapToObj(
                        index -> ofType(representations.get(index).typename(), found.get(index)))
                .toList();
    }

    private static @Nullable Object ofType(String name, @Nullable Object node) {
        return node != null && GraphqlConfiguration.schemaName(node.getClass()).equals(name) ? node : null;
    }
}
