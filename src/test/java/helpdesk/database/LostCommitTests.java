package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.RawConnection;
import helpdesk.api.SocketClient;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactLifecycle;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/// What is acknowledged is done, once, and what is not done is not acknowledged, whatever becomes of the connection.
@HelpdeskTest
@Import({ProxiedDatabase.class, LostCommitTests.Notes.class})
@TestPropertySource(
        properties = {
            "helpdesk.test.schema=helpdesk_test_lost_commit",
            "helpdesk.limits.deadline=3s",
            "spring.datasource.hikari.connection-timeout=1000"
        })
class LostCommitTests {

    private static final int ROWS = 10_000;

    /// Of an answer that is whole.
    private static final String LAST_CHUNK = "0\r\n\r\n";

    private static final String CREATE =
            "mutation($email: EmailAddress!) { createContact(input: { name: \"Erika\", email: $email }) { contact {"
                    + " id } } }";

    private static final String CREATE_TICKET =
            "mutation($id: ID!) { createTicket(input: { requesterId: $id, subject: \"The printer\", body: \"None\" }) {"
                    + " ticket { id } } }";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    DatabaseProxy proxy;

    @Autowired
    JdbcClient database;

    @Autowired
    JdbcConnectionDetails details;

    @Autowired
    ContactLifecycle contacts;

    @Autowired
    Notes notes;

    @AfterEach
    void aHealthyNetwork() {
        proxy.recover();
    }

    @ParameterizedTest
    @EnumSource
    void isAnsweredAsDoneAndDoneOnce(CommitFault fault) {
        var requester = helpdesk.aContact();
        proxy.failAtCommits(fault);
        var input = Map.of("requesterId", requester, "subject", "The printer", "body", "It does not print");
        var ticket =
                client.asAgent().mutate("createTicket", input, "ticket { id }").text("createTicket.ticket.id");
        assertThat(proxy.hasFailed()).isTrue();
        var found = client.asAgent()
                .send(
                        "query($id: ID!) { contact(id: $id) { tickets { totalCount nodes { id } } } }",
                        Map.of("id", requester));
        assertThat(found.data("contact.tickets.totalCount").asInt()).isOne();
        assertThat(found.data("contact.tickets.nodes").path(0).path("id").asString())
                .isEqualTo(ticket);
    }

    @ParameterizedTest
    @EnumSource
    void isDoneOnceToEachOfSeveralContacts(CommitFault fault) {
        var contacts = List.of(helpdesk.aContact(), helpdesk.aContact());
        proxy.failAtCommits(fault);
        var answer = client.asAgent()
                .mutate(
                        "softDeleteContacts",
                        Map.of("ids", contacts),
                        "results { contact { state auditEvents { totalCount } } }");
        assertThat(proxy.hasFailed()).isTrue();
        var results = answer.data("softDeleteContacts.results");
        assertThat(results.findValuesAsString("state")).containsExactly("SOFT_DELETED", "SOFT_DELETED");
        assertThat(results.findValuesAsString("totalCount")).containsExactly("2", "2");
    }

    @Test
    void isDoneAgainOnlyIfItWasNotDone() {
        assertThat(attemptsAt(CommitFault.ANSWER_LOST)).isOne();
        assertThat(attemptsAt(CommitFault.LATE)).isOne();
        assertThat(attemptsAt(CommitFault.LOST)).isEqualTo(2);
        assertThat(attemptsAt(CommitFault.LOST, CommitFault.LOST, CommitFault.LATE))
                .isEqualTo(3);
    }

    /// The soft delete of a contact that somebody has restored meanwhile.
    @Test
    void isNotDoneAgainAfterItWasUndone() {
        var contact = helpdesk.aContact();
        proxy.failAtCommits(CommitFault.ANSWER_LOST);
        proxy.refuseAfterwards();
        var answer = CompletableFuture.supplyAsync(
                () -> client.asAgent().mutate("softDeleteContact", Map.of("id", contact), "contact { state }"),
                Thread::startVirtualThread);
        await().until(() -> isRestoredWithoutTheProxy(contact));
        proxy.recover();
        assertThat(answer.join().text("softDeleteContact.contact.state")).isEqualTo("SOFT_DELETED");
        assertThat(client.asAgent()
                        .send("query($id: ID!) { contact(id: $id) { state } }", Map.of("id", contact))
                        .text("contact.state"))
                .isEqualTo("ACTIVE");
    }

    private boolean isRestoredWithoutTheProxy(String contact) {
        return withoutTheProxy()
                        .sql("""
                            UPDATE contact SET state = 'ACTIVE', soft_deleted_at = NULL, soft_deleted_by = NULL,
                                soft_deleted_by_subject = NULL
                            WHERE id = :id AND state = 'SOFT_DELETED'
                            """)
                        .param("id", ContactId.parse(contact).orElseThrow().bytes())
                        .update()
                == 1;
    }

    /// A collaborator who is soft deleted before the outcome is looked up.
    @Test
    void isNotRefusedAfterItWasDone() {
        var ticket = helpdesk.aTicketOf(helpdesk.aContact());
        var contact = helpdesk.aContact();
        proxy.failAtCommits(CommitFault.ANSWER_LOST);
        proxy.refuseAfterwards();
        var answer = CompletableFuture.supplyAsync(
                () -> client.asAgent()
                        .mutate("addCollaborator", Map.of("ticketId", ticket, "contactId", contact), "ticket { id }"),
                Thread::startVirtualThread);
        await().until(() -> isCollaboratorSoftDeletedWithoutTheProxy(contact));
        proxy.recover();
        assertThat(answer.join().text("addCollaborator.ticket.id")).isEqualTo(ticket);
    }

    private boolean isCollaboratorSoftDeletedWithoutTheProxy(String contact) {
        return withoutTheProxy()
                        .sql("""
                            UPDATE contact SET state = 'SOFT_DELETED', soft_deleted_at = NOW(6), soft_deleted_by = 'Agent',
                                soft_deleted_by_subject = 'agent', soft_deletions = soft_deletions + 1
                            WHERE id = :id AND EXISTS (SELECT 1 FROM ticket_collaborator WHERE contact_id = :id)
                            """)
                        .param("id", ContactId.parse(contact).orElseThrow().bytes())
                        .update()
                == 1;
    }

    private JdbcClient withoutTheProxy() {
        var proxied = (ProxiedDatabase.Proxied) details;
        return JdbcClient.create(new DriverManagerDataSource(
                proxied.direct().getJdbcUrl(), proxied.getUsername(), proxied.getPassword()));
    }

    /// What has no deadline either: a transaction that is too large for what replicates it is lost each time.
    @Test
    void isGivenUpWhenItIsLostAgainAndAgain() {
        proxy.failAtCommits(Collections.nCopies(1_000, CommitFault.LOST).toArray(CommitFault[]::new));
        assertThatThrownBy(() -> notes.count(() -> 1)).isInstanceOf(OutcomeUnknown.class);
        assertThat(proxy.hasFailed()).isFalse();
    }

    private int attemptsAt(CommitFault... faults) {
        var attempts = new AtomicInteger();
        proxy.failAtCommits(faults);
        assertThat(notes.count(attempts::incrementAndGet)).isEqualTo(attempts.get());
        assertThat(proxy.hasFailed()).isTrue();
        return attempts.get();
    }

    /// Its marker is the outer one's. What the server does by itself in the same moment leaves markers too.
    @Test
    void isAPartOfTheUnitOfWorkAroundIt() {
        assertThat(IntStream.range(0, 10).map(_ -> markersOfOneWithinAnother()).min())
                .hasValue(1);
    }

    private int markersOfOneWithinAnother() {
        var before = markers();
        notes.around(() -> notes.count(() -> 1));
        return markers() - before;
    }

    @ParameterizedTest
    @EnumSource
    void endsAPurgeWhicheverCommitItIs(CommitFault fault) {
        assertThat(isEndedThoughCommitsFail(fault)).isTrue();
        // Once the only commit of a small purge is lost, it goes on like a large one
        var commits = 0;
        while (isEndedThoughCommitsFail(faults(commits, fault))) {
            commits++;
        }
        assertThat(commits).isGreaterThanOrEqualTo(2);
    }

    private static CommitFault[] faults(int untouched, CommitFault last) {
        return Stream.of(
                        Stream.of(CommitFault.LOST),
                        Collections.nCopies(untouched, CommitFault.NONE).stream(),
                        Stream.of(last))
                .flatMap(fault -> fault)
                .toArray(CommitFault[]::new);
    }

    /// False if the purge has not so many.
    private boolean isEndedThoughCommitsFail(CommitFault... faults) {
        var input = aPurge();
        proxy.failAtCommits(faults);
        var answer = client.asPrivacyOfficer().mutate("purgeContact", input, "purge { id state done total }");
        assertThat(answer.text("purgeContact.purge.state")).isEqualTo("COMPLETED");
        assertThat(answer.data("purgeContact.purge.done")).isEqualTo(answer.data("purgeContact.purge.total"));
        var isStruck = proxy.hasFailed();
        proxy.recover();
        assertThat(client.asPrivacyOfficer()
                        .mutate("purgeContact", input, "purge { id state done total }")
                        .data("purgeContact"))
                .isEqualTo(answer.data("purgeContact"));
        return isStruck;
    }

    /// Of a contact with a ticket; what confirms it.
    private Map<String, ?> aPurge() {
        var contact = helpdesk.aContact();
        helpdesk.aTicketOf(contact);
        return Map.of("id", helpdesk.softDeleted(contact), "previewFingerprint", helpdesk.previewFingerprint(contact));
    }

    /// Whether it is done or not: without the database nobody can tell.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void leavesAPurgeInDoubtWhenTheDatabaseStaysAway(CommitFault fault) {
        var input = aPurge();
        proxy.failAtCommits(fault);
        proxy.refuseAfterwards();
        assertThat(client.asPrivacyOfficer()
                        .mutate("purgeContact", input, "purge { state }")
                        .errorCodes())
                .containsExactly("OUTCOME_UNKNOWN");
        proxy.recover();
        assertThat(client.asPrivacyOfficer()
                        .mutate("purgeContact", input, "purge { state }")
                        .text("purgeContact.purge.state"))
                .isEqualTo("COMPLETED");
    }

    @ParameterizedTest
    @CsvSource({"LOST, 0", "ANSWER_LOST, 1"})
    void isInDoubtWhenTheDatabaseStaysAway(CommitFault fault, int done) {
        var email = Helpdesk.newEmail();
        proxy.failAtCommits(fault);
        proxy.refuseAfterwards();
        var answer = create(email);
        assertThat(answer.errorCodes()).containsExactly("OUTCOME_UNKNOWN");
        assertThat(answer.status()).isEqualTo(200);
        proxy.recover();
        assertThat(contactsWith(email)).isEqualTo(done);
    }

    @ParameterizedTest
    @CsvSource({"LOST, 0", "ANSWER_LOST, 1"})
    void isInDoubtOverAWebSocketToo(CommitFault fault, int done) {
        var email = Helpdesk.newEmail();
        try (var socket = socket()) {
            proxy.failAtCommits(fault);
            proxy.refuseAfterwards();
            socket.subscribe("one", CREATE, Map.of("email", email));
            assertThat(socket.next("next", "one")
                            .at("/errors/0/extensions/code")
                            .asString())
                    .isEqualTo("OUTCOME_UNKNOWN");
            socket.next("complete", "one");
            proxy.recover();
            assertThat(contactsWith(email)).isEqualTo(done);
        }
    }

    /// The client is gone before the commit.
    @ParameterizedTest
    @EnumSource
    void isDoneOnceWithoutItsWebSocket(CommitFault fault) throws SQLException {
        var requester = helpdesk.aContact();
        var proxied = (ProxiedDatabase.Proxied) details;
        try (var connection = DriverManager.getConnection(
                        proxied.direct().getJdbcUrl(), proxied.getUsername(), proxied.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("LOCK TABLES ticket WRITE, comment WRITE");
            try (var socket = socket()) {
                socket.subscribe("one", CREATE_TICKET, Map.of("id", requester));
                socket.say(Map.of("type", "ping")).next("pong", "");
                socket.subscribe("two", "{ __typename }", Map.of()).next("next", "two");
            }
            proxy.failAtCommits(fault);
            statement.execute("UNLOCK TABLES");
        }
        await().until(proxy::hasFailed);
        await().untilAsserted(() -> assertThat(client.asAgent()
                        .send(
                                "query($id: ID!) { contact(id: $id) { tickets { totalCount } } }",
                                Map.of("id", requester))
                        .data("contact.tickets.totalCount")
                        .asInt())
                .isOne());
    }

    private SocketClient socket() {
        return SocketClient.open(client.port(), String.valueOf(client.asAgent().token()));
    }

    @Test
    void isUnavailableAndNotDoneWhenTheDatabaseIsAway() {
        var email = Helpdesk.newEmail();
        proxy.refuse();
        var answer = create(email);
        assertThat(answer.errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(client.asAgent().send("{ contacts { totalCount } }").errorCodes())
                .containsOnly("UNAVAILABLE");
        proxy.recover();
        assertThat(contactsWith(email)).isZero();
    }

    @Test
    void isDoneWhenTheDatabaseIsBackInTime() {
        proxy.refuse();
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(proxy::recover);
        assertThat(create(Helpdesk.newEmail()).errors()).isEmpty();
    }

    @Test
    void isDoneAgainWhenTheConnectionIsLostWithinIt() {
        var attempts = new AtomicInteger();
        assertThat(notes.count(() -> readAfterACut(attempts))).isNotNegative();
        assertThat(attempts).hasValue(2);
    }

    /// The statement alone, which does not count as a change of the request.
    @Test
    void isReadAgainWhenTheConnectionIsLost() {
        Deadline.use(Deadline.in(Duration.ofSeconds(3), Duration.ZERO));
        try {
            assertThat(readAfterACut(new AtomicInteger())).isNotNegative();
            assertThat(Deadline.hasCurrentCommitted()).isFalse();
            assertThat(notes.count(() -> 1)).isOne();
            assertThat(Deadline.hasCurrentCommitted()).isTrue();
        } finally {
            Deadline.useNone();
        }
    }

    /// A method may say that it wants no transaction: then none of its statements keeps the lost connection.
    @Test
    void isReadAgainWithoutATransactionWhenTheConnectionIsLost() {
        var contact = ContactId.parse(helpdesk.aContact()).orElseThrow();
        Deadline.use(Deadline.in(Duration.ofSeconds(3), Duration.ZERO));
        try {
            assertThat(contacts.find(contact)).isPresent();
            proxy.cut();
            assertThat(contacts.find(contact)).isPresent();
        } finally {
            Deadline.useNone();
        }
    }

    /// The driver does not say of such a connection that it is lost, and it would fail for whoever uses it next.
    @Test
    void isReadAgainWhenTheConnectionIsLostAmongItsRows() {
        Deadline.use(Deadline.in(Duration.ofSeconds(3), Duration.ZERO));
        try {
            var attempts = new AtomicInteger();
            assertThat(readWithACutAmongItsRows(attempts)).isEqualTo(ROWS);
            assertThat(attempts).hasValue(2);
            assertThat(markers()).isNotNegative();
        } finally {
            Deadline.useNone();
        }
    }

    /// More than the two ends of a connection can buffer.
    private int readWithACutAmongItsRows(AtomicInteger attempts) {
        return database.sql("""
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100)
            SELECT REPEAT('x', 1000) FROM numbers a CROSS JOIN numbers b
            """).query(rows -> {
            var count = 0;
            while (rows.next()) {
                if (count++ == 0 && attempts.incrementAndGet() == 1) {
                    proxy.cut();
                }
            }
            return count;
        });
    }

    /// A page of it, or the check of its contact after the page.
    @Test
    void isExportedOnWhenConnectionsAreLost() {
        var contact = helpdesk.aContact();
        addTickets(contact);
        try (var export = RawConnection.open(client.port())) {
            export.say("""
                GET /contacts/%s/export HTTP/1.1
                Host: a
                Connection: close
                Authorization: Bearer %s

                """.formatted(contact, client.asPrivacyOfficer().token()))
                    .readSlowlyUntil("\"tickets\":[");
            proxy.cut();
            assertThat(export.answer().text()).endsWith(LAST_CHUNK);
        }
    }

    /// More than the two ends of a connection can buffer.
    private void addTickets(String requester) {
        database.sql("""
            INSERT INTO ticket (id, requester_id, subject, status, created_at, updated_at)
            WITH RECURSIVE numbers AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM numbers WHERE n < 100)
            SELECT RANDOM_BYTES(16), :requester, REPEAT('x', 300), 'OPEN', NOW(6), NOW(6)
            FROM numbers a CROSS JOIN numbers b
            """)
                .param("requester", ContactId.parse(requester).orElseThrow().bytes())
                .update();
    }

    private int readAfterACut(AtomicInteger attempts) {
        if (attempts.incrementAndGet() == 1) {
            proxy.cut();
        }
        return markers();
    }

    private Answer create(String email) {
        return client.asAgent().mutate("createContact", Map.of("name", "Erika", "email", email), "contact { id name }");
    }

    private int contactsWith(String email) {
        return await().atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(
                        () -> database.sql("SELECT COUNT(*) FROM contact WHERE email = :email")
                                .param("email", email)
                                .query(Integer.class)
                                .single(),
                        count -> true);
    }

    private int markers() {
        return database.sql("SELECT COUNT(*) FROM unit_of_work")
                .query(Integer.class)
                .single();
    }

    /// Work of which it can be told how often it was done.
    static class Notes {

        @UnitOfWork
        public int count(IntSupplier work) {
            return work.getAsInt();
        }

        @UnitOfWork
        public void around(Runnable work) {
            work.run();
        }
    }
}
