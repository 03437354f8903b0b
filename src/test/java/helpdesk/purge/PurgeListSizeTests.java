package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.SchemaFiles;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The lists of a purge have no pages: they are never longer than the schema says.
@ErasureTest
class PurgeListSizeTests {

    @Autowired
    PurgeSteps steps;

    @Test
    void isWhatTheSchemaSays() {
        var actions = 1 + steps.inOrder().size(); // with the personal fields
        assertThat(actions).isLessThanOrEqualTo(size("PurgePreview", "actions"));
        assertThat(actions).isLessThanOrEqualTo(size("Purge", "actions"));
    }

    private static int size(String type, String field) {
        var definition = SchemaFiles.schema().getObjectType(type).getFieldDefinition(field);
        var size = Objects.requireNonNull(definition.getAppliedDirective("listSize"));
        return Objects.requireNonNull(size.getArgument("assumedSize").<Integer>getValue());
    }
}
