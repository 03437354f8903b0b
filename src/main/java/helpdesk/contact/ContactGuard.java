package helpdesk.contact;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.LightDataFetcher;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Set;
import java.util.function.Supplier;
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
        code.dataFetcher(
                coordinates,
                open instanceof LightDataFetcher<?> property ? new ClosedProperty(property) : closed(open));
    }

    private static DataFetcher<@Nullable Object> closed(DataFetcher<?> field) {
        return environment -> get(field, environment);
    }

    private static @Nullable Object get(DataFetcher<?> field, DataFetchingEnvironment environment) throws Exception {
        requireOpen(environment.getSource());
        return field.get(environment);
    }

    private static void requireOpen(@Nullable Object source) {
        if (!(source instanceof ContactView contact && contact.isOpen())) {
            throw new AccessDeniedException("This contact is closed to the caller");
        }
    }

    /// Tells the engine that the field is read from memory: there is nothing to measure, batch or move to a
    /// thread.
    private record ClosedProperty(LightDataFetcher<?> property) implements LightDataFetcher<@Nullable Object> {

        @Override
        public @Nullable Object get(
                GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment)
                throws Exception {
            requireOpen(source);
            return property.get(field, source, environment);
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            return ContactGuard.get(property, environment);
        }
    }
}
