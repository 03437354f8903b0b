package helpdesk.graphql;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.MergedField;
import graphql.execution.ResultNodesInfo;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.LightDataFetcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;

/// Reads what is in memory around the engine, which makes a dozen objects for each field of each node. A field is
/// read so together with everything below it, if all of that are properties: fields without arguments that a
/// [LightDataFetcher] reads from the object above, or that were [ReadAhead]. If the engine reads a field, the object
/// that it finds there is read around it in the same way.
///
/// The engine reads all other fields. It also reads a field again, as a whole, if a value below it is not as expected,
/// such as a refused property or a null where the schema promises a value. So it is the engine that tells the error.
final class MemoryExecutionStrategy extends AsyncExecutionStrategy {

    MemoryExecutionStrategy(List<DataFetcherExceptionResolver> resolvers) {
        super(DataFetcherExceptionResolver.createExceptionHandler(resolvers));
    }

    /// Each field passes here, apart from those that are read with the one above them.
    @Override
    protected Object resolveFieldWithInfo(ExecutionContext context, ExecutionStrategyParameters parameters) {
        var read = isForEngine(context, parameters)
                ? null
                : property(
                                context,
                                parameters,
                                parameters.getExecutionStepInfo().getUnwrappedNonNullTypeAs())
                        .tryToRead(parameters.getSource());
        return read == null ? super.resolveFieldWithInfo(context, parameters) : read;
    }

    /// Each object passes here whose field the engine reads, such as the contact of the query `contact`.
    @Override
    protected Object completeValueForObject(
            ExecutionContext context, ExecutionStrategyParameters parameters, GraphQLObjectType type, Object object) {
        var read = isCounted(context)
                ? null
                : property(
                                context,
                                parameters,
                                parameters.getExecutionStepInfo().getObjectType())
                        .tryToComplete(type, object);
        return read == null ? super.completeValueForObject(context, parameters, type, object) : read;
    }

    /// The engine counts the fields at the root, to know when to load batches.
    private static boolean isForEngine(ExecutionContext context, ExecutionStrategyParameters parameters) {
        return isCounted(context) || parameters.getPath().getLevel() == 1;
    }

    /// The engine counts the fields of an answer that has a limit.
    private static boolean isCounted(ExecutionContext context) {
        int mostFields = context.getGraphQLContext().getOrDefault(ResultNodesInfo.MAX_RESULT_NODES, 0);
        return mostFields < Integer.MAX_VALUE;
    }

    private record FieldOfType(GraphQLObjectType type, MergedField field) {}

    /// For all objects of the type that the operation selects it of.
    private Property property(
            ExecutionContext context, ExecutionStrategyParameters parameters, GraphQLObjectType type) {
        Map<FieldOfType, Property> known =
                context.getGraphQLContext().computeIfAbsent(Property.class, _ -> new ConcurrentHashMap<>());
        return known.computeIfAbsent(
                new FieldOfType(type, parameters.getField()),
                field -> new Property(context, parameters, field.type(), field.field()));
    }

    /// A value is not as expected. There is no message, since the engine finds the same and tells it.
    private static final class Unexpected extends Exception {

        private static final long serialVersionUID = 1;

        Unexpected() {
            super(null, null, false, false);
        }
    }

    /// A field that may be a property, as one operation selects it of objects of one type.
    private final class Property {

        private final ExecutionContext context;
        private final ExecutionStrategyParameters parameters;
        private final GraphQLObjectType parent;
        private final MergedField field;
        private final GraphQLFieldDefinition definition;
        private final DataFetcher<?> fetcher;
        private final Map<Class<?>, List<Property>> selected = new ConcurrentHashMap<>();
        private volatile boolean isForEngine;
        private volatile boolean isBelowForEngine;

        /// @param parameters of the first object, with which the engine finds the types of others
        Property(
                ExecutionContext context,
                ExecutionStrategyParameters parameters,
                GraphQLObjectType parent,
                MergedField field) {
            var schema = context.getGraphQLSchema();
            this.context = context;
            this.parameters = parameters;
            this.parent = parent;
            this.field = field;
            this.definition = getFieldDef(schema, parent, field.getSingleField());
            this.fetcher = schema.getCodeRegistry().getDataFetcher(parent, definition);
        }

        /// Null if it is for the engine, which is tried once and not for each object.
        @Nullable
        FieldValueInfo tryToRead(Object source) {
            try {
                return isForEngine ? null : info(read(source));
            } catch (Exception tellsTheEngine) {
                isForEngine = true;
                return null;
            }
        }

        /// Null if a field of the object is for the engine.
        @Nullable
        Map<String, @Nullable Object> tryToComplete(GraphQLObjectType type, Object object) {
            try {
                return isBelowForEngine ? null : object(type, object);
            } catch (Exception tellsTheEngine) {
                isBelowForEngine = true;
                return null;
            }
        }

        private static FieldValueInfo info(@Nullable Object value) {
            var type = switch (value) {
                case null -> CompleteValueType.NULL;
                case List<?> _ -> CompleteValueType.LIST;
                case Map<?, ?> _ -> CompleteValueType.OBJECT;
                default -> CompleteValueType.SCALAR;
            };
            return new FieldValueInfo(type, value);
        }

        private @Nullable Object read(Object source) throws Exception {
            return field.getName().equals(Introspection.TypeNameMetaFieldDef.getName())
                    ? parent.getName()
                    : complete(definition.getType(), unboxed(fetched(source)));
        }

        private @Nullable Object fetched(Object source) throws Exception {
            if (!definition.getArguments().isEmpty()) {
                throw new Unexpected();
            }
            var known = source instanceof ReadAhead object ? object.readAhead(definition.getName()) : null;
            return known == null ? ofProperty(source) : known;
        }

        private @Nullable Object ofProperty(Object source) throws Exception {
            if (!(fetcher instanceof LightDataFetcher<?> property)) {
                throw new Unexpected();
            }
            var value = property.get(definition, source, () -> {
                throw new IllegalStateException("A property needs nothing but its object");
            });
            if (value instanceof CompletionStage || value instanceof Publisher || value instanceof DataFetcherResult) {
                throw new Unexpected();
            }
            return value;
        }

        private @Nullable Object unboxed(@Nullable Object value) {
            return context.getValueUnboxer().unbox(value);
        }

        private @Nullable Object complete(GraphQLType type, @Nullable Object boxed) throws Exception {
            if (type instanceof GraphQLNonNull nonNull) {
                return required(complete(nonNull.getWrappedType(), boxed));
            }
            var value = unboxed(boxed);
            return value == null ? null : completed(type, value);
        }

        private static Object required(@Nullable Object value) throws Unexpected {
            if (value == null) {
                throw new Unexpected();
            }
            return value;
        }

        private @Nullable Object completed(GraphQLType type, Object value) throws Exception {
            return switch (type) {
                case GraphQLList list -> list(list.getWrappedType(), value);
                case GraphQLScalarType scalar ->
                    scalar.getCoercing().serialize(value, context.getGraphQLContext(), context.getLocale());
                case GraphQLEnumType names -> names.serialize(value, context.getGraphQLContext(), context.getLocale());
                default -> object(type, value);
            };
        }

        private List<@Nullable Object> list(GraphQLType type, Object value) throws Exception {
            if (!(value instanceof List<?> elements)) {
                throw new Unexpected();
            }
            var completed = new ArrayList<@Nullable Object>(elements.size());
            for (var element : elements) {
                completed.add(complete(type, unboxed(element)));
            }
            return completed;
        }

        private Map<String, @Nullable Object> object(GraphQLType type, Object source) throws Exception {
            var properties = selected.computeIfAbsent(source.getClass(), _ -> select(type, source));
            var values = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(properties.size());
            for (var property : properties) {
                values.put(property.field.getResultKey(), property.read(source));
            }
            return values;
        }

        /// The type of an object depends on its class alone.
        private List<Property> select(GraphQLType declared, Object source) {
            var type = resolveType(
                    context, parameters.transform(here -> here.field(field).source(source)), declared);
            var collector = FieldCollectorParameters.newParameters()
                    .schema(context.getGraphQLSchema())
                    .objectType(type)
                    .fragments(context.getFragmentsByName())
                    .variables(context.getCoercedVariables().toMap())
                    .graphQLContext(context.getGraphQLContext())
                    .build();
            return fieldCollector.collectFields(collector, field).getSubFieldsList().stream()
                    .map(below -> new Property(context, parameters, type, below))
                    .toList();
        }
    }
}
