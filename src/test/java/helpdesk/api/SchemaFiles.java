package helpdesk.api;

import static java.util.stream.Collectors.joining;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The schema as it is written in `schema/`, without a server.
public final class SchemaFiles {

    private static final String EXTENSION = ".graphqls";

    private SchemaFiles() {}

    /// All files, by their names without the extension.
    public static Map<String, Document> documents() {
        var documents = new TreeMap<String, Document>();
        texts().forEach((name, text) -> documents.put(name, Parser.parse(text)));
        return documents;
    }

    /// All files together.
    public static GraphQLSchema schema() {
        var text = texts().values().stream().collect(joining("\n"));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    }

    private static Map<String, String> texts() {
        try (var files = Files.list(Path.of("schema"))) {
            var texts = new TreeMap<String, String>();
            for (var file : files.toList()) {
                texts.put(file.getFileName().toString().replace(EXTENSION, ""), Files.readString(file));
            }
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
