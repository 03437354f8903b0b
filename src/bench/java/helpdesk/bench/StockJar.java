package helpdesk.bench;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import stock.StockServer;

/// Makes the jar of [StockServer] from the server's: with the same launcher, and the same versions of the libraries
/// that
/// the starters `graphql`, `webmvc` and `jdbc` bring, and of the driver.
final class StockJar {

    private static final Path STOCK = Path.of("target", "bench", "stock.jar");
    private static final Path COMPILED = Path.of("target", "test-classes", "stock");

    private static final Predicate<String> LIBRARY = Pattern.compile("""
        (HikariCP|commons-logging|context-propagation|graphql-java|jackson-[a-z]+|jakarta\\.annotation-api|java-dataloader\
        |jspecify|jul-to-slf4j|log4j-[a-z0-9-]+|logback-[a-z]+|micrometer-(commons|observation)|mysql-connector-j\
        |reactive-streams|reactor-core|slf4j-api|snakeyaml|spring-(aop|beans|boot|context|core|expression|graphql|jdbc|tx\
        |web|webmvc)|spring-boot-(autoconfigure|graphql|http-converter|jackson|jdbc|reactor|servlet|sql|tomcat\
        |transaction|web-server|webmvc)|tomcat-embed-[a-z]+)-[0-9].*\
        """).asMatchPredicate();

    private StockJar() {}

    static Path of(Path server) {
        try {
            Files.copy(server, STOCK, REPLACE_EXISTING);
            try (var jar = FileSystems.newFileSystem(STOCK)) {
                delete(jar.getPath("BOOT-INF", "lib"), LIBRARY.negate());
                delete(jar.getPath("BOOT-INF", "classes"), _ -> true);
                addClasses(Files.createDirectories(jar.getPath("BOOT-INF", "classes", "stock")));
                nameMainClass(jar.getPath("META-INF", "MANIFEST.MF"));
            }
            return STOCK;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path folder, Predicate<String> name) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                if (name.test(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void addClasses(Path folder) throws IOException {
        try (var compiled = Files.newDirectoryStream(COMPILED, "StockServer*.class")) {
            for (var file : compiled) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void nameMainClass(Path manifest) throws IOException {
        var text = Files.readString(manifest);
        Files.writeString(
                manifest, text.replaceFirst("(?m)^Start-Class: .*$", "Start-Class: " + StockServer.class.getName()));
    }
}
