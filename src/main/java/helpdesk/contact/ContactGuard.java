package helpdesk.contact;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/// Closes a contact's fields to other contacts, except its name and what tells a caller what it may do. Fields
/// that other modules add are closed too, unless they are listed here.
class ContactGuard extends GraphQLTypeVisitorStub {

    private static final Set<String> OPEN =
            Set.of("id", "displayName", "viewerCanSoftDelete", "viewerCanRestore", "viewerCanPurge");

    @Override
    public TraversalControl visitGraphQLFieldDefinition(
            GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
        if (context.getParentNode() instanceof GraphQLNamedType type
                && type.getName().equals("Contact")
                && !OPEN.contains(field.getName())) {
            close(
                    FieldCoordinates.coordinates("Contact", field.getName()),
                    field,
                    context.getVarFromParents(GraphQLCodeRegistry.Builder.class));
        }
        return TraversalControl.CONTINUE;
    }

    private static void close(
            FieldCoordinates coordinates, GraphQLFieldDefinition field, GraphQLCodeRegistry.Builder code) {
        DataFetcher<?> open = code.getDataFetcher(coordinates, field);
        code.dataFetcher(coordinates, open instanceof TrivialDataFetcher<?> ? trivial(open) : closed(open));
    }

    private static DataFetcher<@Nullable Object> closed(DataFetcher<?> field) {
        return environment -> get(field, environment);
    }

    /// Tells the engine that the field is read from memory: there is nothing to measure, batch or move to a
    /// thread.
    private static TrivialDataFetcher<@Nullable Object> trivial(DataFetcher<?> field) {
        return environment -> get(field, environment);
    }

    private static @Nullable Object get(DataFetcher<?> field, DataFetchingEnvironment environment) throws Exception {
        if (environment.getSource() instanceof ContactView contact && contact.isOpen()) {
            return field.get(environment);
        }
        throw new AccessDeniedException("This contact is closed to the caller");
    }
}
