package helpdesk.graphql;

import static graphql.schema.visibility.DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY;

import graphql.execution.ValueUnboxer;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.visibility.BlockedFields;
import helpdesk.database.PersonalText;
import java.util.StringJoiner;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.graphql.autoconfigure.GraphQlProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.ClassNameTypeResolver;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SchemaReport;

/// Connects Java types and the schema. The server does not start with a field that no code serves.
@Configuration(proxyBeanMethods = false)
class GraphqlConfiguration {

    @Bean
    LoadersOnDemand batchLoaders() {
        return new LoadersOnDemand();
    }

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> {
            Scalars.all().forEach(wiring::scalar);
            // Strict mode does not allow to replace a scalar of the engine.
            wiring.strictMode(false).scalar(Ids.scalar()).strictMode(true);
        };
    }

    /// The engine's own switch, which Boot sets, guards only the root of a document, and each payload leads back
    /// to the query type. So the fields of introspection are hidden everywhere, and so is the
    /// schema of the subgraph.
    @Bean
    RuntimeWiringConfigurer noIntrospection(GraphQlProperties properties) {
        var blocked = BlockedFields.newBlock()
                .addPattern("__.*")
                .addPattern("Query\\._service")
                .build();
        var isOpen = properties.getSchema().getIntrospection().isEnabled();
        return wiring -> wiring.fieldVisibility(isOpen ? DEFAULT_FIELD_VISIBILITY : blocked);
    }

    /// Clients get the values of personal texts, which print themselves as redacted.
    @Bean
    GraphQlSourceBuilderCustomizer personalTexts() {
        return builder -> builder.configureGraphQl(engine -> engine.valueUnboxer(
                value -> value instanceof PersonalText(var text) ? text : ValueUnboxer.DEFAULT.unbox(value)));
    }

    /// Mutations run one after the other, but what they answer is read in the same way.
    @Bean
    GraphQlSourceBuilderCustomizer readsMemory(ObjectProvider<DataFetcherExceptionResolver> resolvers) {
        var strategy = new MemoryExecutionStrategy(resolvers.orderedStream().toList());
        return builder -> builder.configureGraphQl(engine -> engine.queryExecutionStrategy(strategy));
    }

    @Bean
    GraphQlSourceBuilderCustomizer types() {
        var names = new ClassNameTypeResolver();
        names.setClassNameExtractor(GraphqlConfiguration::schemaName);
        return builder -> builder.defaultTypeResolver(names)
                .schemaFactory((types, wiring) ->
                        IgnoredDirectives.removedFrom(new SchemaGenerator().makeExecutableSchema(types, wiring)))
                .inspectSchemaMappings(
                        inspection -> inspection.classNameFunction(type -> type.getName()),
                        GraphqlConfiguration::refuseGaps);
    }

    /// `ContactView` is what the schema calls `Contact`.
    static String schemaName(Class<?> type) {
        return type.getSimpleName().replaceFirst("View$", "");
    }

    private static void refuseGaps(SchemaReport report) {
        var gaps = new StringJoiner("; ", "The schema and the code do not fit: ", "").setEmptyValue("");
        report.unmappedFields().forEach(field -> gaps.add("nobody serves " + field));
        report.unmappedRegistrations()
                .forEach((field, code) -> gaps.add("%s serves no field %s".formatted(code, field)));
        report.unmappedArguments()
                .forEach((code, names) -> gaps.add("%s takes no arguments %s".formatted(code, names)));
        if (gaps.length() > 0) {
            throw new IllegalStateException(gaps.toString());
        }
    }
}
