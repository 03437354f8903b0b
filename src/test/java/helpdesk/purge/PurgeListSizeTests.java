package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.SchemaFiles;
import helpdesk.database.DatabaseSchema;
import helpdesk.purge.plan.PurgePlanner;
import helpdesk.purge.spi.PurgeMentions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The lists of a purge have no pages: they are never longer than the schema says.
@ErasureTest
class PurgeListSizeTests {

    @Autowired
    PurgePlanner planner;

    @Autowired
    DatabaseSchema database;

    @Test
    void isWhatTheSchemaSays() {
        assertThat(planner.steps().size()).isLessThanOrEqualTo(size("PurgePreview", "actions"));
        assertThat(planner.steps().size()).isLessThanOrEqualTo(size("Purge", "actions"));
        assertThat(database.columns().size()).isLessThanOrEqualTo(size("PurgeReview", "findings"));
        assertThat(PurgeMentions.MOST_TICKETS).isEqualTo(size("PurgeMentions", "tickets"));
    }

    private static int size(String type, String field) {
        var definition = SchemaFiles.schema().getObjectType(type).getFieldDefinition(field);
        var size = Objects.requireNonNull(definition.getAppliedDirective("listSize"));
        return Objects.requireNonNull(size.getArgument("assumedSize").<Integer>getValue());
    }
}
