package helpdesk.graphql;

import static graphql.language.AstPrinter.printAst;
import static java.util.stream.Collectors.toCollection;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.UnionTypeDefinition;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a schema promises to its clients, one line for each promise: `Contact.name: String`.
final class SchemaFacts {

    private SchemaFacts() {}

    static Set<String> of(Document document) {
        return document.getDefinitions().stream().flatMap(SchemaFacts::of).collect(toCollection(TreeSet::new));
    }

    private static Stream<String> of(Definition<?> definition) {
        return switch (definition) {
            case ImplementingTypeDefinition<?> type -> ofFields(type);
            case InputObjectTypeDefinition type ->
                type.getInputValueDefinitions().stream()
                        .map(field -> "input %s.%s".formatted(type.getName(), print(field)));
            case EnumTypeDefinition type ->
                type.getEnumValueDefinitions().stream()
                        .map(value -> "enum %s.%s".formatted(type.getName(), value.getName()));
            case UnionTypeDefinition type ->
                type.getMemberTypes().stream()
                        .map(member -> "union %s = %s".formatted(type.getName(), printAst(member)));
            case ScalarTypeDefinition type -> Stream.of("scalar " + type.getName());
            default -> Stream.empty();
        };
    }

    private static Stream<String> ofFields(ImplementingTypeDefinition<?> type) {
        var interfaces = type.getImplements().stream()
                .map(implemented -> "%s implements %s".formatted(type.getName(), printAst(implemented)));
        return Stream.concat(
                interfaces, type.getFieldDefinitions().stream().flatMap(field -> ofField(type.getName(), field)));
    }

    private static Stream<String> ofField(String type, FieldDefinition field) {
        var name = type + "." + field.getName();
        return Stream.concat(
                Stream.of(name + ": " + printAst(field.getType())),
                field.getInputValueDefinitions().stream().map(argument -> "%s(%s)".formatted(name, print(argument))));
    }

    private static String print(InputValueDefinition value) {
        var standard = value.getDefaultValue() == null ? "" : " = " + printAst(value.getDefaultValue());
        return value.getName() + ": " + printAst(value.getType()) + standard;
    }
}
