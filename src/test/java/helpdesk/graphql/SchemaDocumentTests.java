package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.Parser;
import helpdesk.HelpdeskTest;
import helpdesk.api.SchemaFiles;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/// The schema as one text.
@HelpdeskTest
class SchemaDocumentTests {

    private static final String DOCUMENT = SchemaDocument.of(SchemaFiles.schema());

    @Autowired
    GraphQlSource server;

    @Test
    void isTheSameFromTheFilesAndFromTheServer() {
        assertThat(SchemaDocument.of(server.schema())).isEqualTo(DOCUMENT);
    }

    @Test
    void holdsWhatTheFilesHold() {
        var files = new TreeSet<String>();
        SchemaFiles.documents().values().forEach(file -> files.addAll(SchemaFacts.of(file)));
        assertThat(SchemaFacts.of(Parser.parse(DOCUMENT))).hasSizeGreaterThan(300).isEqualTo(files);
    }

    @Test
    void definesTheDirectivesThatClientsDoNotKnow() {
        assertThat(DOCUMENT.lines()
                        .filter(line -> line.startsWith("directive "))
                        .map(line -> line.replaceFirst("directive (@\\w+).*", "$1")))
                .containsExactlyInAnyOrder("@cost", "@listSize", "@listLength", "@rate");
    }
}
