package helpdesk.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import graphql.language.Document;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The schema as it is written in `schema/`, without a server.
public final class SchemaFiles {

    private static final String EXTENSION = ".graphqls";

    private static final GraphQLSchema SCHEMA = UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(texts().values().stream().collect(joining("\n"))));

    private SchemaFiles() {}

    /// All files, by their names without the extension.
    public static Map<String, Document> documents() {
        var documents = new TreeMap<String, Document>();
        texts().forEach((name, text) -> documents.put(name, Parser.parse(text)));
        return documents;
    }

    /// All files together.
    public static GraphQLSchema schema() {
        return SCHEMA;
    }

    /// Everything that the schema gives a name.
    public static Set<String> names() {
        return documents().values().stream().flatMap(SchemaFiles::names).collect(toSet());
    }

    private static Stream<String> names(Node<?> node) {
        var own = node instanceof NamedNode<?> named ? Stream.of(named.getName()) : Stream.<String>empty();
        return Stream.concat(own, node.getChildren().stream().flatMap(SchemaFiles::names));
    }

    private static Map<String, String> texts() {
        try (var files = Files.list(Path.of("schema"))) {
            var texts = new TreeMap<String, String>();
            for (var file : files.filter(SchemaFiles::isGraphql).toList()) {
                texts.put(file.getFileName().toString().replace(EXTENSION, ""), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Beside them is the JSON Schema of exports.
    private static boolean isGraphql(Path file) {
        return file.getFileName().toString().endsWith(EXTENSION);
    }
}
