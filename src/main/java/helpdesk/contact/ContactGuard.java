package helpdesk.contact;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import java.util.Set;

/// Closes all fields of a contact to other contacts, save those that name it or say what a caller may do: whatever
/// another module adds to a contact is closed without anybody thinking of it.
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
        code.dataFetcher(coordinates, GuardedField.of(open));
    }
}
