package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.database.StatementCount;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A soft delete and a restore ask little of the database: of a contact with an account on the portal, and with an
/// answer that shows what other modules know of it. So does a count.
@HelpdeskTest
class ContactStatementTests {

    private static final int MOST_STATEMENTS = 5;

    private static final String CONTACT = "contact { id state name openTicketCount customFieldValues { value } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Autowired
    JdbcClient database;

    @Test
    void softDeletesWithFiveStatementsAndOneCommit() {
        isCheap(() -> {
            var contact = portal.aVisitor().id();
            return () -> changesTo("SOFT_DELETED", "softDeleteContact", contact);
        });
    }

    @Test
    void restoresWithFiveStatementsAndOneCommit() {
        isCheap(() -> {
            var contact = helpdesk.softDeleted(portal.aVisitor().id());
            return () -> changesTo("ACTIVE", "restoreContact", contact);
        });
    }

    @Test
    void needsNoMoreForWhatIsDoneAlready() {
        isCheap(() -> {
            var contact = helpdesk.softDeleted(portal.aVisitor().id());
            return () -> changesTo("SOFT_DELETED", "softDeleteContact", contact);
        });
    }

    @Test
    void softDeletesManyWithOneStatementMore() {
        isCheap(MOST_STATEMENTS + 1, () -> {
            var contacts = Stream.generate(helpdesk::aContact).limit(10).toList();
            return () -> client.asAgent()
                    .mutate("softDeleteContacts", Map.of("ids", contacts), "results { " + CONTACT + " }");
        });
    }

    @Test
    void restoresManyWithOneStatementMore() {
        var contacts = Stream.generate(helpdesk::aContact).limit(10).toList();
        isCheap(MOST_STATEMENTS + 1, () -> {
            contacts.forEach(helpdesk::softDeleted);
            return () ->
                    client.asAgent().mutate("restoreContacts", Map.of("ids", contacts), "results { " + CONTACT + " }");
        });
    }

    @Test
    void readsWhenContactsArePurgedWithoutAStatementMore() {
        helpdesk.aLegalHold(helpdesk.aSoftDeletedContact(), "A lawsuit");
        helpdesk.aSoftDeletedContact();
        var counts = StatementCount.ofSeveral(
                () -> () -> client.asAgent()
                        .send("{ contacts(filter: { state: SOFT_DELETED }, first: 10) { nodes { purgeDueAt } } }"),
                database);
        assertThat(counts)
                .extracting(StatementCount::statements)
                .as("of %s", counts)
                .contains(1)
                .doesNotContain(0);
    }

    @Test
    void countsContactsWithoutAPage() {
        var counts =
                StatementCount.ofSeveral(() -> () -> client.asAgent().send("{ contacts { totalCount } }"), database);
        assertThat(counts)
                .extracting(StatementCount::statements)
                .as("of %s", counts)
                .contains(1)
                .doesNotContain(0);
    }

    private void isCheap(Supplier<Runnable> works) {
        isCheap(MOST_STATEMENTS, works);
    }

    private void isCheap(int most, Supplier<Runnable> works) {
        var counts = StatementCount.ofSeveral(works, database);
        assertThat(counts)
                .extracting(StatementCount::statements)
                .as("of %s", counts)
                .anyMatch(statements -> statements <= most);
        assertThat(counts).extracting(StatementCount::commits).contains(1).doesNotContain(0);
    }

    private void changesTo(String state, String mutation, String contact) {
        var answer = client.asAgent().mutate(mutation, Map.of("id", contact), CONTACT);
        assertThat(answer.text(mutation + ".contact.state")).isEqualTo(state);
    }
}
