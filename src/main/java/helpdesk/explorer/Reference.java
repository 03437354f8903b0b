package helpdesk.explorer;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static helpdesk.explorer.Markdown.escape;
import static java.util.stream.Collectors.joining;

import graphql.introspection.Introspection.DirectiveLocation;
import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLUnionType;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Writes the whole schema as HTML, from nothing but the schema and the examples: operations, types, what they cost,
/// errors, and the examples that use them.
final class Reference {

    private static final String CODES = "ErrorCode";
    private static final String USER_ERROR = "UserError";

    private final GraphQLSchema schema;
    private final List<Example> examples;
    private final ExampleUses uses;
    private final Markdown markdown;

    Reference(GraphQLSchema schema, List<Example> examples) {
        this.schema = schema;
        this.examples = examples;
        this.uses = new ExampleUses(schema, examples);
        this.markdown = new Markdown(name -> schema.getType(name) != null);
    }

    /// Something with a heading that can be linked to.
    record Entry(String id, String name, String html) {}

    record Section(String title, List<Entry> entries) {}

    String description() {
        return markdown.html(schema.getDescription());
    }

    List<Section> sections() {
        return List.of(
                new Section("Queries", operations(schema.getQueryType())),
                new Section("Mutations", operations(schema.getMutationType())),
                new Section("Subscriptions", operations(schema.getSubscriptionType())),
                new Section("Errors", errors()),
                new Section("Objects", types(GraphQLObjectType.class)),
                new Section("Interfaces", types(GraphQLInterfaceType.class)),
                new Section("Unions", types(GraphQLUnionType.class)),
                new Section("Inputs", types(GraphQLInputObjectType.class)),
                new Section("Enums", types(GraphQLEnumType.class)),
                new Section("Scalars", types(GraphQLScalarType.class)),
                new Section("Directives", directives()),
                new Section("Examples", examples.stream().map(this::example).toList()));
    }

    private List<Entry> operations(@Nullable GraphQLObjectType root) {
        if (root == null) {
            return List.of();
        }
        var about = new Entry(root.getName(), root.getName(), markdown.html(root.getDescription()));
        return Stream.concat(Stream.of(about), root.getFields().stream().map(field -> operation(root, field)))
                .toList();
    }

    private Entry operation(GraphQLObjectType root, GraphQLFieldDefinition field) {
        var id = root.getName() + "." + field.getName();
        var returns = "<p>Returns <code>" + type(field.getType()) + "</code></p>";
        var html = markdown.html(field.getDescription()) + returns + details(field) + usedBy(id);
        return new Entry(id, field.getName(), html);
    }

    private <T extends GraphQLNamedType> List<Entry> types(Class<T> kind) {
        var roots = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .map(GraphQLObjectType::getName)
                .toList();
        return schema.getAllTypesAsList().stream()
                .filter(kind::isInstance)
                .filter(type -> !type.getName().startsWith("__") && !roots.contains(type.getName()))
                .map(type -> new Entry(type.getName(), type.getName(), html(type)))
                .toList();
    }

    private String html(GraphQLNamedType type) {
        return markdown.html(type.getDescription())
                + directivesOf(type.getDefinition())
                + members(type)
                + usedBy(type.getName());
    }

    private String members(GraphQLNamedType type) {
        return switch (type) {
            case GraphQLObjectType object ->
                links("Implements", object.getInterfaces()) + terms(object.getFieldDefinitions(), this::field);
            case GraphQLInterfaceType contract ->
                links("Implemented by", schema.getImplementations(contract))
                        + terms(contract.getFieldDefinitions(), this::field);
            case GraphQLUnionType union -> links("One of", union.getTypes());
            case GraphQLInputObjectType input -> terms(input.getFields(), this::inputField);
            case GraphQLEnumType choice -> terms(choice.getValues(), this::value);
            default -> "";
        };
    }

    private String field(GraphQLFieldDefinition field) {
        return term(field, ": " + type(field.getType()), details(field));
    }

    private String inputField(GraphQLInputObjectField field) {
        return term(field, ": " + type(field.getType()) + standard(field.getDefinition()), "");
    }

    private String argument(GraphQLArgument argument) {
        return term(argument, ": " + type(argument.getType()) + standard(argument.getDefinition()), "");
    }

    private String value(GraphQLEnumValueDefinition value) {
        return term(value, "", directivesOf(value.getDefinition()));
    }

    /// What a field costs, and its arguments.
    private String details(GraphQLFieldDefinition field) {
        return directivesOf(field.getDefinition()) + terms(field.getArguments(), this::argument);
    }

    /// Without those that can only be on the schema as a whole: nobody can use them, and introspection hides some.
    private List<Entry> directives() {
        return schema.getDirectives().stream()
                .filter(directive -> !EnumSet.of(DirectiveLocation.SCHEMA).containsAll(directive.validLocations()))
                .map(this::directive)
                .toList();
    }

    private Entry directive(GraphQLDirective directive) {
        var name = "@" + directive.getName();
        return new Entry(
                name,
                name,
                markdown.html(directive.getDescription()) + terms(directive.getArguments(), this::argument));
    }

    /// The codes of errors, and the refusals with the mutations that can be refused so.
    private List<Entry> errors() {
        var codes = schema.getType(CODES) instanceof GraphQLEnumType type
                ? Stream.of(new Entry("errors", "Codes of errors", html(type)))
                : Stream.<Entry>empty();
        var refusals = schema.getType(USER_ERROR) instanceof GraphQLInterfaceType contract
                ? schema.getImplementations(contract).stream().map(this::refusal)
                : Stream.<Entry>empty();
        return Stream.concat(codes, refusals).toList();
    }

    private Entry refusal(GraphQLObjectType type) {
        var mutations = Stream.ofNullable(schema.getMutationType())
                .flatMap(root -> root.getFields().stream()
                        .filter(field -> mayReturn(field, type))
                        .map(field -> link(root.getName() + "." + field.getName(), field.getName())))
                .collect(joining(", "));
        var html = markdown.html(type.getDescription()) + "<p>Returned by " + mutations + ". See <a href=\"#"
                + type.getName() + "\">its fields</a>.</p>";
        return new Entry("error-" + type.getName(), type.getName(), html);
    }

    /// The description of `userErrors` names the refusals of its mutation.
    private static boolean mayReturn(GraphQLFieldDefinition mutation, GraphQLObjectType refusal) {
        return unwrapAll(mutation.getType()) instanceof GraphQLObjectType payload
                && payload.getFields().stream()
                        .filter(field -> field.getName().equals("userErrors"))
                        .map(field -> String.valueOf(field.getDescription()))
                        .anyMatch(description -> description.contains("`" + refusal.getName() + "`"));
    }

    private Entry example(Example example) {
        var html = """
            <p>Caller: %s.%s <a href="./#example=%s">Open in the explorer</a></p>
            <pre tabindex="0"><code>%s</code></pre>%s%s
            """.formatted(
                        example.caller(),
                        example.story() ? " A step of the story of Mallory Quinn." : "",
                        example.operation(),
                        escape(example.document().strip()),
                        json("Variables", example.variables()),
                        json("Answer, shortened", example.answer()));
        return new Entry(anchor(example), example.title(), html);
    }

    private static String json(String title, JsonNode value) {
        return value.isEmpty()
                ? ""
                : "<details><summary>%s</summary><pre tabindex=\"0\"><code>%s</code></pre></details>"
                        .formatted(title, escape(value.toPrettyString()));
    }

    private static String anchor(Example example) {
        return "example-" + example.operation();
    }

    private String usedBy(String name) {
        return listed("Examples", uses.of(name).stream().map(example -> link(anchor(example), example.title())));
    }

    private static String links(String title, Collection<? extends GraphQLNamedSchemaElement> types) {
        return listed(title, types.stream().map(type -> link(type.getName(), type.getName())));
    }

    private static String listed(String title, Stream<String> links) {
        var list = links.collect(joining(", "));
        return list.isEmpty() ? "" : "<p>" + title + ": " + list + "</p>";
    }

    private static <T> String terms(List<T> elements, Function<T, String> term) {
        return elements.isEmpty() ? "" : elements.stream().map(term).collect(joining("", "<dl>", "</dl>"));
    }

    private String term(GraphQLNamedSchemaElement element, String type, String details) {
        return "<div><dt><code>" + element.getName() + type + "</code></dt><dd>"
                + markdown.html(element.getDescription()) + details + "</dd></div>";
    }

    /// The default value of an argument or an input field; the engine's own arguments have no definition.
    private static String standard(@Nullable InputValueDefinition definition) {
        return definition == null || definition.getDefaultValue() == null
                ? ""
                : " = " + escape(AstPrinter.printAst(definition.getDefaultValue()));
    }

    /// `@cost`, `@rate` and others, each with a link to what it means.
    private static String directivesOf(@Nullable Node<?> element) {
        return element instanceof DirectivesContainer<?> container
                ? container.getDirectives().stream().map(Reference::applied).collect(joining())
                : "";
    }

    private static String applied(Directive directive) {
        return "<p><a href=\"#@" + directive.getName() + "\"><code>"
                + escape(AstPrinter.printAst(directive).replace(" : ", ": ")) + "</code></a></p>";
    }

    private static String type(GraphQLType type) {
        return switch (type) {
            case GraphQLNonNull required -> type(required.getWrappedType()) + "!";
            case GraphQLList list -> "[" + type(list.getWrappedType()) + "]";
            case GraphQLNamedType named -> link(named.getName(), named.getName());
            default -> "";
        };
    }

    private static String link(String id, String text) {
        return "<a href=\"#" + id + "\">" + escape(text) + "</a>";
    }
}
