package helpdesk.graphql;

import static graphql.schema.FieldCoordinates.coordinates;
import static java.util.stream.Collectors.toCollection;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLSchema;
import java.util.LinkedHashSet;
import java.util.Set;

/// The directives that the engine adds to every schema although this server does not act on them. No document can
/// use them, and introspection does not show them.
final class IgnoredDirectives {

    private static final Set<String> NAMES = Set.of("defer", "experimental_disableErrorPropagation", "oneOf");

    private IgnoredDirectives() {}

    static GraphQLSchema removedFrom(GraphQLSchema schema) {
        var all = schema.getDirectives().stream()
                .map(IgnoredDirectives::restricted)
                .collect(toCollection(LinkedHashSet::new));
        DataFetcher<?> shown =
                _ -> all.stream().filter(directive -> !isIgnored(directive)).toList();
        var code = schema.getCodeRegistry()
                .transform(registry -> registry.dataFetcher(coordinates("__Schema", "directives"), shown));
        return schema.transform(
                changed -> changed.clearDirectives().additionalDirectives(all).codeRegistry(code));
    }

    /// To a place outside of documents. If it were removed, the engine would add it again.
    private static GraphQLDirective restricted(GraphQLDirective directive) {
        return isIgnored(directive)
                ? directive.transform(changed -> changed.clearValidLocations().validLocation(DirectiveLocation.SCHEMA))
                : directive;
    }

    private static boolean isIgnored(GraphQLDirective directive) {
        return NAMES.contains(directive.getName());
    }
}
