package helpdesk.graphql.error;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import graphql.validation.DocumentVisitor;
import graphql.validation.LanguageTraversal;
import graphql.validation.TraversalContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A node of a document and what the schema says about it, as the engine's own validation finds it. Documents that are
/// not valid have nodes about which the schema says nothing.
///
/// @param above the node that contains this one
/// @param parent the type that a field or a fragment is selected from
/// @param output the type of a field, or the one that a fragment is on
/// @param input the type that an argument, an input value or a variable has to have
/// @param arguments of a field or directive, or of the one that an argument belongs to
record Place<N extends Node<?>>(
        N node,
        @Nullable Node<?> above,
        @Nullable GraphQLCompositeType parent,
        @Nullable GraphQLOutputType output,
        @Nullable GraphQLInputType input,
        List<GraphQLArgument> arguments) {

    /// The places of all nodes of a document.
    static List<Place<?>> in(GraphQLSchema schema, Document document) {
        var places = new ArrayList<Place<?>>();
        new LanguageTraversal().traverse(document, new Visitor(new TraversalContext(schema), places));
        return places;
    }

    @SuppressWarnings("rawtypes") // as the engine declares it
    private record Visitor(TraversalContext schema, List<Place<?>> places) implements DocumentVisitor {

        @Override
        public void enter(Node node, List<Node> path) {
            schema.enter(node, path);
            var above = path.isEmpty() ? null : path.getLast();
            var arguments = arguments(node instanceof Argument ? above : node);
            places.add(new Place<Node<?>>(
                    node, above, schema.getParentType(), schema.getOutputType(), schema.getInputType(), arguments));
        }

        private List<GraphQLArgument> arguments(@Nullable Node owner) {
            var directive = owner instanceof Directive ? schema.getDirective() : null;
            var field = owner instanceof Field ? schema.getFieldDef() : null;
            if (directive != null) {
                return directive.getArguments();
            }
            return field == null ? List.of() : field.getArguments();
        }

        @Override
        public void leave(Node node, List<Node> path) {
            schema.leave(node, path);
        }
    }

    @SuppressWarnings("unchecked") // it has a node of this kind
    static <K extends Node<?>> Stream<Place<K>> those(Class<K> kind, List<Place<?>> places) {
        return places.stream().filter(place -> kind.isInstance(place.node)).map(place -> (Place<K>) place);
    }

    <K extends Node<?>> Stream<K> children(Class<K> kind) {
        return node.getChildren().stream().filter(kind::isInstance).map(kind::cast);
    }

    static String name(Place<? extends NamedNode<?>> place) {
        return place.node().getName();
    }

    /// The type from which the selections of a field or a fragment select.
    @Nullable
    GraphQLCompositeType selected() {
        return output != null && unwrapAll(output) instanceof GraphQLCompositeType type ? type : null;
    }
}
