package helpdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoHelpdeskTests {

    private static final DemoHelpdesk SMALL = new DemoHelpdesk(60);

    @Test
    void isTheSameEachTimeIdsIncluded() {
        assertThat(SMALL.rows())
                .containsExactlyElementsOf(new DemoHelpdesk(60).rows().toList());
    }

    @Test
    void hasAsManyContactsAsAskedForAndSomeThreeTicketsForEach() {
        assertThat(rows(SMALL, Table.CONTACT)).hasSize(60);
        assertThat(rows(SMALL, Table.TICKET)).hasSizeBetween(160, 180);
    }

    @Test
    void hasThePeopleOfTheStoryWhateverItsSize() {
        assertThat(rows(SMALL, Table.CONTACT)).containsAll(rows(new DemoHelpdesk(2), Table.CONTACT));
        assertThat(rows(SMALL, Table.COMMENT)).containsAll(rows(new DemoHelpdesk(2), Table.COMMENT));
        assertThat(rows(new DemoHelpdesk(1), Table.CONTACT)).hasSize(2);
    }

    @Test
    void givesIdsTheTimeOfTheirRows() {
        assertThat(rows(SMALL, Table.COMMENT)).allSatisfy(comment -> {
            var id = (UUID) comment.values().getFirst();
            var createdAt = (Instant) comment.values().getLast();
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
            assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(createdAt.toEpochMilli());
        });
    }

    @Test
    void neverUsesAnIdTwice() {
        var tables = Stream.of(Table.CONTACT, Table.AUDIT_EVENT, Table.TICKET, Table.COMMENT, Table.SURVEY_RATING);
        assertThat(tables.flatMap(table -> rows(SMALL, table).stream()))
                .extracting(row -> row.values().getFirst())
                .doesNotHaveDuplicates();
    }

    private static List<Row> rows(DemoHelpdesk demo, Table table) {
        return demo.rows().filter(row -> row.table() == table).toList();
    }
}
