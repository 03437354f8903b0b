package helpdesk.graphql;

import static java.util.stream.Collectors.joining;

import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/// Makes this server a subgraph of a federated graph. Each type that implements `Node` is an entity with the key `id`.
/// See https://www.apollographql.com/docs/graphos/schema-design/federated-schemas/reference/subgraph-spec
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(SubgraphSettings.ENABLED)
class SubgraphConfiguration {

    private static final String FIELDS = """
        extend type Query {
          "The schema of this subgraph, to compose a federated graph from. No token is needed."
          _service: _Service!
          "Objects by their representations, 1 to 100, as `nodes` returns them by their ids."
          _entities("The representations of the objects." representations: [_Any!]!): [_Entity]!
            @listLength(argument: "representations")
        }
        "The representation of an object in another subgraph: its `__typename` and its `id`."
        scalar _Any
        "This subgraph."
        type _Service {
          "The schema in the schema definition language."
          sdl: String! @cost(weight: "100")
        }
        "An object that other subgraphs can refer to."
        union _Entity =\
        """;

    @Bean
    GraphQlSourceBuilderCustomizer fieldsOfSubgraph() {
        return source -> source.configureTypeDefinitions(
                types -> types.merge(new SchemaParser().parse(FIELDS + entities(types))));
    }

    private static String entities(TypeDefinitionRegistry types) {
        var node = Objects.requireNonNull(types.getTypeOrNull("Node", InterfaceTypeDefinition.class));
        return types.getImplementationsOf(node).stream()
                .filter(ObjectTypeDefinition.class::isInstance)
                .map(NamedNode::getName)
                .sorted()
                .collect(joining(" | ", " ", ""));
    }

    @Bean
    RuntimeWiringConfigurer representations() {
        return wiring -> wiring.scalar(Representation.scalar());
    }
}
