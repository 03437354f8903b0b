package helpdesk.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.SchemaFiles;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/// The schema as one text.
@HelpdeskTest
class SchemaTextTests {

    private static final String TEXT = SchemaText.of(SchemaFiles.schema());

    @Autowired
    GraphQlSource server;

    @Test
    void isTheSameFromTheFilesAndFromTheServer() {
        assertThat(SchemaText.of(server.schema())).isEqualTo(TEXT);
    }

    @Test
    void isAsPeopleWriteIt() {
        assertThat(TEXT).contains("  totalCount: Int! @cost(weight: \"50\")\n").doesNotContain(" : ", " \n");
    }

    @Test
    void definesTheDirectivesThatClientsDoNotKnow() {
        assertThat(TEXT.lines()
                        .filter(line -> line.startsWith("directive "))
                        .map(line -> line.replaceFirst("directive (@\\w+).*", "$1")))
                .containsExactlyInAnyOrder("@cost", "@listSize", "@listLength", "@rate", "@errors");
    }
}
