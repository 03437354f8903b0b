package helpdesk.graphql.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.DescribedNode;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import helpdesk.ConfiguredHelpdeskTest;
import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import helpdesk.api.SchemaFiles;
import helpdesk.graphql.SchemaText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class SchemaFileTests {

    @Nested
    @HelpdeskTest
    class SwitchedOn {

        final RawServer server;

        SwitchedOn(@LocalServerPort int port) {
            server = new RawServer(port);
        }

        @Test
        void isServedToAnybodyAsText() {
            var answer = server.ask("GET /graphql/schema", "Accept: text/html,*/*;q=0.8");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/plain;charset=UTF-8")
                    .containsEntry("cache-control", "no-cache");
            assertThat(body(answer.text())).isEqualTo(SchemaText.of(SchemaFiles.schema()));
            assertThat(server.ask("HEAD /graphql/schema").status()).isEqualTo(200);
        }

        @Test
        void isNotSentAgainToWhoHasIt() {
            var tag = server.ask("GET /graphql/schema").headers().get("etag");
            var again = server.ask("GET /graphql/schema", "If-None-Match: " + tag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.text()).endsWith("\r\n\r\n");
        }

        private static String body(String answer) {
            var text = new String(answer.getBytes(ISO_8859_1), UTF_8);
            return text.substring(text.indexOf("\r\n\r\n") + 4);
        }
    }

    @Nested
    @ConfiguredHelpdeskTest
    class SwitchedOff {

        @Test
        void isNotServed(@LocalServerPort int port) {
            var answer = new RawServer(port).ask("GET /graphql/schema");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.errorCode()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void saysAllThatTheFilesSay() {
        var text = Parser.parse(SchemaText.of(SchemaFiles.schema()));
        var files = SchemaFiles.documents().values();
        assertThat(elements(Stream.of(text)))
                .containsAll(elements(files.stream().map(file -> file)));
    }

    @Test
    void isASchemaByItself() {
        var text = SchemaText.of(SchemaFiles.schema());
        var again = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
        assertThat(SchemaText.of(again)).isEqualTo(text);
    }

    /// Each description, and each directive with its arguments, with the name of the element that has it.
    private static List<String> elements(Stream<? extends Node<?>> roots) {
        return roots.flatMap(SchemaFileTests::all)
                .flatMap(SchemaFileTests::facts)
                .toList();
    }

    private static Stream<Node<?>> all(Node<?> node) {
        return Stream.concat(Stream.of(node), node.getChildren().stream().flatMap(child -> all((Node<?>) child)));
    }

    private static Stream<String> facts(Node<?> node) {
        var name = node instanceof NamedNode<?> named ? named.getName() : "schema";
        var description = node instanceof DescribedNode<?> described && described.getDescription() != null
                ? Stream.of(name + ": " + text(described.getDescription()))
                : Stream.<String>empty();
        var directives = node instanceof DirectivesContainer<?> container
                ? container.getDirectives().stream().flatMap(directive -> facts(name, directive))
                : Stream.<String>empty();
        return Stream.concat(description, directives);
    }

    private static String text(Description description) {
        return description.getContent().strip().replaceAll("\\s+", " ");
    }

    /// The text also has the arguments that the files leave to their defaults.
    private static Stream<String> facts(String name, Directive directive) {
        var use = name + " @" + directive.getName();
        return Stream.concat(
                Stream.of(use),
                directive.getArguments().stream().map(argument -> use + " " + AstPrinter.printAstCompact(argument)));
    }
}
