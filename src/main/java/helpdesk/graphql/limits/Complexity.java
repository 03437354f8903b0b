package helpdesk.graphql.limits;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.TypeName;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts the objects that a valid operation may give, and as some more what is dear beside that. A page counts as
/// many elements as are asked for, `nodes` its ids, any other list [#USUAL_LIST]; lists in lists multiply.
final class Complexity {

    /// Nobody may ask for more, and no sum of such numbers overflows.
    private static final long MOST = 1_000_000_000;

    private static final int USUAL_LIST = 5;

    /// What a field costs beside the objects that it gives: a preview counts in some ten statements, the whole schema
    /// has some hundred types, and a comment may be as long as many objects.
    private static final Map<String, Integer> DEAR = Map.of(
            "purgePreview", 10,
            "purgeContact", 20,
            "mentions", 100,
            "__schema", 100,
            "totalCount", 1,
            "openTicketCount", 1,
            "body", 5,
            "remark", 2,
            "customFieldValues", 5);

    private final GraphQLSchema schema;
    private final Map<String, FragmentDefinition> fragments;
    private final PageSizes pages;

    private Complexity(GraphQLSchema schema, Document document, PageSizes pages) {
        this.schema = schema;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        this.pages = pages;
    }

    /// At least 1.
    static long of(OperationDefinition operation, Document document, GraphQLSchema schema, Map<String, ?> variables) {
        var complexity = new Complexity(schema, document, PageSizes.of(operation, variables));
        var root = switch (operation.getOperation()) {
            case QUERY -> schema.getQueryType();
            case MUTATION -> schema.getMutationType();
            case SUBSCRIPTION -> schema.getSubscriptionType();
        };
        return Math.max(1, complexity.selections(operation.getSelectionSet(), root, USUAL_LIST));
    }

    private long selections(@Nullable SelectionSet set, @Nullable GraphQLType type, int listSize) {
        var sum = 0L;
        if (set != null) {
            for (Selection<?> selection : set.getSelections()) {
                sum = Math.min(MOST, sum + selection(selection, type, listSize));
            }
        }
        return sum;
    }

    private long selection(Selection<?> selection, @Nullable GraphQLType type, int listSize) {
        return switch (selection) {
            case Field field when type instanceof GraphQLCompositeType parent -> field(field, parent, listSize);
            case InlineFragment fragment ->
                selections(fragment.getSelectionSet(), condition(fragment.getTypeCondition(), type), listSize);
            case FragmentSpread spread -> spread(fragments.get(spread.getName()), type, listSize);
            default -> 0;
        };
    }

    private long spread(@Nullable FragmentDefinition fragment, @Nullable GraphQLType type, int listSize) {
        return fragment == null
                ? 0
                : selections(fragment.getSelectionSet(), condition(fragment.getTypeCondition(), type), listSize);
    }

    private @Nullable GraphQLType condition(@Nullable TypeName condition, @Nullable GraphQLType type) {
        return condition == null ? type : schema.getType(condition.getName());
    }

    private long field(Field field, GraphQLCompositeType parent, int listSize) {
        var dear = DEAR.getOrDefault(field.getName(), 0);
        var definition = field.getName().startsWith("__") ? null : definition(field, parent);
        return definition == null ? dear : dear + objects(field, definition, listSize);
    }

    private static @Nullable GraphQLFieldDefinition definition(Field field, GraphQLCompositeType parent) {
        return parent instanceof GraphQLFieldsContainer type ? type.getFieldDefinition(field.getName()) : null;
    }

    private long objects(Field field, GraphQLFieldDefinition definition, int listSize) {
        var type = GraphQLTypeUtil.unwrapAll(definition.getType());
        if (!(type instanceof GraphQLCompositeType)) {
            return 0;
        }
        var size = pages.of(field, definition);
        var isList = GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(definition.getType()));
        var each = 1 + selections(field.getSelectionSet(), type, isList ? USUAL_LIST : size.orElse(USUAL_LIST));
        return Math.min(MOST, isList ? each * size.orElse(listSize) : each);
    }
}
