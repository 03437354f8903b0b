import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import helpdesk.graphql.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes the schema in several files as one file: `PrintSchema DIRECTORY FILE`
class PrintSchema {

    public static void main(String[] arguments) throws IOException {
        var types = new SchemaParser().parse(textsIn(Path.of(arguments[0])));
        var file = Path.of(arguments[1]);
        Files.createDirectories(file.getParent());
        Files.writeString(file, SchemaText.of(UnExecutableSchemaGenerator.makeUnExecutableSchema(types)));
    }

    private static String textsIn(Path directory) throws IOException {
        var texts = new StringBuilder();
        try (var files = Files.list(directory)) {
            for (var file : files.filter(name -> name.toString().endsWith(".graphqls"))
                    .sorted()
                    .toList()) {
                texts.append(Files.readString(file)).append('\n');
            }
        }
        return texts.toString();
    }
}
