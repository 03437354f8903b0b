package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.database.StatementCount;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a page of twenty contacts costs, with two custom field values and two open tickets each: in units that do not
/// depend on how busy the machine is.
@HelpdeskTest
class PageCostTests {

    private static final String PAGE = """
        {
          contacts(first: 20, filter: { state: ACTIVE }) {
            nodes {
              id name email phone jobTitle address state version createdAt updatedAt
              customFieldValues { key value }
              openTicketCount
            }
            pageInfo { hasNextPage endCursor }
          }
        }
        """;

    /// Eight of each of 21 contacts: its entry in the index and its row, two values, two tickets, and the end of both.
    /// The rest is room for other databases.
    private static final int MOST_ROWS = 21 * 10;

    /// In bytes, of all threads that answer requests. A page needs 0.32 MB, and 0.65 MB if the engine reads
    /// each field of its contacts.
    private static final long MOST_ALLOCATED = 480_000;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void twentyOneContacts() {
        var values = Stream.generate(() -> helpdesk.aCustomField("TEXT"))
                .limit(2)
                .map(key -> Map.of("key", key, "value", "x"))
                .toList();
        IntStream.range(0, 21)
                .mapToObj(_ -> helpdesk.aContact(Map.of("customFieldValues", values)))
                .forEach(contact -> List.of("one", "two").forEach(_ -> helpdesk.aTicketOf(contact)));
    }

    private void readPage() {
        var nodes = client.asAgent().send(PAGE).data("contacts.nodes");
        assertThat(nodes.size()).isEqualTo(20);
        assertThat(nodes.path(19).path("customFieldValues").size()).isEqualTo(2);
    }

    @Test
    void isOneStatementThatReadsNoMoreThanItsRows() {
        var counts = StatementCount.ofSeveral(() -> this::readPage, database);
        assertThat(counts)
                .as("of %s", counts)
                .anyMatch(count -> count.statements() == 1 && count.commits() == 0 && count.rows() <= MOST_ROWS)
                .extracting(StatementCount::statements)
                .doesNotContain(0);
    }

    @Test
    void allocatesLittle() {
        IntStream.range(0, 30).forEach(_ -> readPage());
        var least = LongStream.generate(this::allocatedByPage).limit(10).min().orElseThrow();
        assertThat(least).isBetween(1L, MOST_ALLOCATED);
    }

    private long allocatedByPage() {
        var before = allocated();
        readPage();
        return allocated() - before;
    }

    private static long allocated() {
        var ids = Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> thread.getThreadName().contains("-exec-"))
                .mapToLong(ThreadInfo::getThreadId)
                .toArray();
        return LongStream.of(THREADS.getThreadAllocatedBytes(ids)).sum();
    }
}
