package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Answer;
import helpdesk.api.Exports;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.contact.Agent;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.ExplainingDataSource;
import helpdesk.database.StatementPlan;
import helpdesk.security.AgentCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/// Whatever the application asks of the database is served from indexes, in a help desk that is large enough for it to
/// matter: no statement reads a whole table.
@ErasureTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexUseTests {

    private static final int CONTACTS = 3_000;
    private static final int TICKETS = 6_000;
    private static final String PERSON =
            "fragment Person on Contact { id name openTicketCount customFieldValues { field { key } value } }";

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient jdbc;
    final DatabaseSchema schema;
    final ExplainingDataSource database;
    final PurgeRecords records;
    final PurgeSteps steps;
    final PurgeTransactions transactions;

    @Autowired
    IndexUseTests(
            HelpdeskClient client,
            Helpdesk helpdesk,
            JdbcClient jdbc,
            DatabaseSchema schema,
            DataSource database,
            PurgeRecords records,
            PurgeSteps steps,
            PurgeTransactions transactions) {
        this.client = client.asPrivacyOfficer();
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
        this.schema = schema;
        this.database = (ExplainingDataSource) database;
        this.records = records;
        this.steps = steps;
        this.transactions = transactions;
    }

    @BeforeAll
    void fill() {
        schema.clear();
        new LargeHelpdesk(jdbc)
                .withContacts(CONTACTS)
                .withSearchWords(CONTACTS)
                .withCustomFieldValues(CONTACTS)
                .withTickets(TICKETS, CONTACTS)
                .withComments(3, 0, TICKETS, CONTACTS)
                .withParticipants(TICKETS, CONTACTS)
                .withPurges(2_000)
                .withPurgeBatches(400)
                .withAuditEvents(2 * CONTACTS, CONTACTS)
                .withLegalHolds(2_000, 100)
                .withPortal(CONTACTS)
                .withPortalCounters(CONTACTS)
                .withIdempotencyRecords(TICKETS, CONTACTS)
                .analyzed();
    }

    @AfterAll
    void clear() {
        schema.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, NAME, ASC",
        "ACTIVE, NAME, DESC",
        "ACTIVE, CREATED_AT, ASC",
        "ACTIVE, CREATED_AT, DESC",
        "SOFT_DELETED, NAME, ASC",
        "SOFT_DELETED, CREATED_AT, DESC",
        "SOFT_DELETED, SOFT_DELETED_AT, ASC",
        "SOFT_DELETED, SOFT_DELETED_AT, DESC"
    })
    void serveListsOfContacts(String state, String field, String direction) {
        var order = Map.of("field", field, "direction", direction);
        var searches =
                field.equals("SOFT_DELETED_AT") ? Stream.<String>of() : Stream.of("pers", "person 77", "person77");
        var filters = Stream.concat(Stream.of(""), searches).toList();

        var plans = usesIndexes(
                () -> filters.forEach(search -> readContacts(Map.of("state", state, "search", search), order)));

        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.detours())
                        .as("%s: %s", plan.sql(), plan.accesses())
                        .isEmpty());
    }

    /// Whatever a filter and an order may be: what no index serves is refused.
    @Test
    void serveListsOfTickets() {
        var conditions = List.<Map<String, ?>>of(
                Map.of("status", List.of("OPEN")),
                Map.of("status", List.of("OPEN", "PENDING")),
                Map.of("requesterId", LargeHelpdesk.contact(1).global()),
                Map.of("collaboratorId", LargeHelpdesk.contact(4).global()),
                Map.of("number", 77),
                Map.of("search", "print the"),
                Map.of("updatedAfter", "2026-01-01T00:10:00Z", "updatedBefore", "2026-01-01T00:20:00Z"));
        var orders = List.<Map<String, ?>>of(
                Map.of(), Map.of("field", "CREATED_AT"), Map.of("field", "UPDATED_AT", "direction", "DESC"));
        combinations(conditions)
                .forEach(filter -> orders.forEach(order -> servesInOrder("tickets", "Ticket", filter, order)));
    }

    @Test
    void serveListsOfContactsThatAreSearchedOrHaveAValueOrByTheTimeOfSoftDeletion() {
        var conditions = List.<Map<String, ?>>of(
                Map.of("state", "SOFT_DELETED"),
                Map.of("search", "person pers"),
                Map.of("customField", Map.of("key", "large_1", "value", "Blue")),
                Map.of("softDeletedAfter", "2026-01-01T00:10:00Z"),
                Map.of("softDeletedBefore", "2026-01-01T00:20:00Z"));
        var orders = List.<Map<String, ?>>of(
                Map.of(), Map.of("field", "NAME"), Map.of("field", "CREATED_AT"), Map.of("field", "SOFT_DELETED_AT"));
        combinations(conditions)
                .forEach(filter -> orders.forEach(order -> servesInOrder("contacts", "Contact", filter, order)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void serveListsOfContactsThatHaveALegalHoldOrNone(boolean isHeld) {
        var conditions = List.<Map<String, ?>>of(
                Map.of("state", "SOFT_DELETED"),
                Map.of("search", "person pers"),
                Map.of("customField", Map.of("key", "large_1", "value", "Blue")));
        var orders = List.<Map<String, ?>>of(
                Map.of(), Map.of("field", "NAME"), Map.of("field", "CREATED_AT"), Map.of("field", "SOFT_DELETED_AT"));
        combinations(conditions).map(HashMap<String, Object>::new).forEach(filter -> {
            filter.put("hasLegalHold", isHeld);
            orders.forEach(order -> servesInOrder("contacts", "Contact", filter, order));
        });
    }

    @Test
    void serveLegalHolds() {
        var held = LargeHelpdesk.contact(100).global();
        usesIndexes(() -> {
            var contact = helpdesk.aContact();
            var hold = helpdesk.aLegalHold(contact, "A lawsuit");
            send("query($id: ID!) { node(id: $id) { id } }", Map.of("id", hold));
            helpdesk.released(contact, hold);
            send("""
                query($id: ID!) {
                  contact(id: $id) { purgePreview { blockers } legalHolds(last: 1) { totalCount nodes { reason } } }
                  contacts(first: 3) { nodes { legalHolds(first: 1) { nodes { id } } } }
                }
                """, Map.of("id", held));
        });
    }

    /// Two previews, and what is due.
    @Test
    void serveTheRetentionPolicy() {
        var plans = usesIndexes(() -> {
            helpdesk.retains(20_000);
            send("{ contacts(filter: { state: SOFT_DELETED }, first: 3) { nodes { purgeDueAt } } }", Map.of());
            helpdesk.retainsAll();
        });

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("GROUP BY is_held"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("policy.purge_after_days"));
    }

    /// A run finds who is due, and who is in another batch already. Only what it finds of itself is sorted.
    @Test
    void serveTheBatchesOfTheRetentionPolicy(@Autowired PurgeBatches batches) {
        var plans = usesIndexes(() -> {
            var startsAt = Instant.now().plus(Duration.ofHours(1));
            var agent = Agent.of(new AgentCaller("olga", "Olga Officer", true));
            assertThat(batches.prepareOfAll(Instant.parse("2026-01-01T00:02:00Z"), startsAt, agent))
                    .isPresent();
            batches.cancelThoseThatWait(agent);
        });

        assertThat(plans)
                .filteredOn(plan -> plan.sql().contains("STRAIGHT_JOIN purge_batch_contact ON"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.detours()).isEmpty());
        assertThat(plans)
                .filteredOn(plan -> plan.sql().contains("c.soft_deleted_at < ?"))
                .singleElement()
                .satisfies(plan -> assertThat(plan.detours()).isEmpty());
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("starts_at IS NOT NULL AND e"));
    }

    @Test
    void serveListsOfPurges() {
        var conditions = List.<Map<String, ?>>of(
                Map.of("state", "RUNNING"),
                Map.of("state", "COMPLETED"),
                Map.of("requestedBy", "Olga Officer"),
                Map.of("startedAfter", "2026-01-01T00:10:00Z", "startedBefore", "2026-01-01T00:20:00Z"));
        combinations(conditions)
                .filter(filter -> !filter.isEmpty())
                .forEach(filter -> servesInOrder("purges", "Purge", filter, Map.of()));
    }

    @Test
    void serveTheAuditTrail() {
        var conditions = List.<Map<String, ?>>of(
                Map.of("contactId", LargeHelpdesk.contact(1).global()),
                Map.of("kind", "RESTORED"),
                Map.of("actor", "ada"),
                Map.of("after", "2026-01-01T00:10:00Z", "before", "2026-01-01T00:20:00Z"));
        combinations(conditions).forEach(filter -> servesInOrder("auditEvents", "AuditEvent", filter, Map.of()));
        usesIndexes(() -> send("""
            query($id: ID!) {
              contact(id: $id) { auditEvents(last: 1) { totalCount nodes { id } } }
              contacts(first: 3) { nodes { auditEvents(first: 1) { nodes { id contact { id } } } } }
            }
            """, Map.of("id", LargeHelpdesk.contact(1).global())));
    }

    /// They have no filter, so that their number is counted in a whole index. Only the actions of a page are sorted.
    @Test
    void serveListsOfPurgeBatches() {
        var middle = "\"%s\"".formatted(readBatches("first: 100").text("purgeBatches.pageInfo.endCursor"));
        var plans = database.plansOf(() -> {
            readBatches("first: 2, after: " + middle);
            readBatches("last: 2, before: " + middle);
        });

        assertThat(plans)
                .filteredOn(plan -> plan.sql().contains("LIMIT"))
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan.scans()).isEmpty())
                .flatExtracting(StatementPlan::detours)
                .extracting(StatementPlan.Access::table)
                .allMatch(table -> table.startsWith("<derived"));
    }

    private Answer readBatches(String page) {
        return send(
                "{ purgeBatches(%s) { totalCount pageInfo { endCursor } nodes { id } } }".formatted(page), Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "contactsLeftOut", "purges"})
    void serveWhatHangsBelowPurgeBatches(String list) {
        var first = readBatch(list, "first: 2");
        var plans = usesIndexes(() -> {
            readBatch(list, "last: 2");
            readBatch(
                    list,
                    "first: 2, after: \"%s\"".formatted(first.text("purgeBatch." + list + ".pageInfo.endCursor")));
        });

        assertThat(plans)
                .filteredOn(plan -> plan.sql().contains("LIMIT"))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.detours())
                        .as("%s: %s", plan.sql(), plan.accesses())
                        .isEmpty());
    }

    private Answer readBatch(String list, String page) {
        return send(
                """
                query($id: ID!) {
                  purgeBatch(id: $id) { %s(%s) { totalCount pageInfo { endCursor } nodes { __typename } } }
                }
                """.formatted(list, page), Map.of("id", LargeHelpdesk.batch(7).global()));
    }

    /// Without a filter, a page near an end of the list may as well read on in its whole index: to the database,
    /// a range of nearly all purges costs the same. From the middle of the list, it has to begin there.
    @Test
    void serveTheListOfAllPurges() {
        var earlier = Map.of("startedBefore", "2026-01-01T00:17:00Z");
        var middle = readList("purges", "Purge", earlier, Map.of(), Map.of("first", 2));
        var end = database.plansOf(() -> readList("purges", "Purge", Map.of(), Map.of(), Map.of("last", 2)));
        var deep = database.plansOf(() -> readList(
                "purges",
                "Purge",
                Map.of(),
                Map.of(),
                Map.of("first", 2, "after", middle.text("purges.pageInfo.endCursor"))));

        assertThat(Stream.concat(end.stream(), deep.stream()))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.detours()).isEmpty())
                .flatExtracting(StatementPlan::accesses)
                .filteredOn(access -> access.table().equals("p"))
                .isNotEmpty()
                .extracting(StatementPlan.Access::index)
                .containsOnly("contact_purge_by_start");
        assertThat(deep)
                .filteredOn(plan -> plan.sql().contains("LIMIT"))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.scans()).isEmpty());
    }

    /// All of some of the conditions.
    private static Stream<Map<String, ?>> combinations(List<? extends Map<String, ?>> conditions) {
        return IntStream.range(0, 1 << conditions.size()).mapToObj(chosen -> {
            var filter = new HashMap<String, Object>();
            IntStream.range(0, conditions.size())
                    .filter(index -> (chosen >> index) % 2 == 1)
                    .forEach(index -> filter.putAll(conditions.get(index)));
            return filter;
        });
    }

    /// Without writing the rows somewhere before they are read, in both directions.
    private void servesInOrder(String list, String type, Map<String, ?> filter, Map<String, ?> order) {
        var first = readList(list, type, filter, order, Map.of("first", 2));
        if (!first.errorCodes().equals(List.of("BAD_USER_INPUT"))) {
            var cursor = first.text(list + ".pageInfo.endCursor");
            var plans = usesIndexes(() -> {
                readList(list, type, filter, order, Map.of("last", 2));
                if (!cursor.isEmpty()) {
                    readList(list, type, filter, order, Map.of("first", 2, "after", cursor));
                }
            });
            assertThat(plans)
                    .as("%s of %s in the order %s", list, filter, order)
                    .allSatisfy(plan -> assertThat(plan.detours())
                            .as("%s: %s", plan.sql(), plan.accesses())
                            .isEmpty());
        }
    }

    private Answer readList(
            String list, String type, Map<String, ?> filter, Map<String, ?> order, Map<String, ?> page) {
        var isOrdered = !Set.of("purges", "auditEvents").contains(list);
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("filter", filter);
        if (!order.isEmpty()) {
            variables.put("order", order);
        }
        return client.send(
                """
                query($filter: %1$sFilter, %3$s $first: Int, $after: String, $last: Int) {
                  %2$s(filter: $filter, %4$s first: $first, after: $after, last: $last) {
                    totalCount pageInfo { startCursor endCursor } nodes { id }
                  }
                }
                """.formatted(
                        type, list, isOrdered ? "$order: " + type + "Order," : "", isOrdered ? "orderBy: $order," : ""),
                variables);
    }

    @Test
    void serveWhatHangsBelowContactsAndTickets() {
        var plans = usesIndexes(() -> {
            var first = readTickets(Map.of("first", 1));
            readTickets(Map.of("first", 1, "after", first.text("contact.tickets.pageInfo.endCursor")));
            readTickets(Map.of("last", 1));
            readTickets(Map.of("last", 1, "before", first.text("contact.tickets.pageInfo.startCursor")));
        });

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("FROM survey_rating"));
    }

    @Test
    void serveCommentsFromBothEnds() {
        usesIndexes(() -> {
            var first = readComments(Map.of("first", 1));
            readComments(Map.of("first", 1, "after", first.text("ticket.comments.pageInfo.endCursor")));
            readComments(Map.of("last", 1));
            readComments(Map.of("last", 1, "before", first.text("ticket.comments.pageInfo.startCursor")));
        });
    }

    @Test
    void serveNodes() {
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact()).path("id").asString();
        var comment = helpdesk.aComment(aTicket(), null, "We look into it");
        var ids = List.of(
                LargeHelpdesk.contact(1).global(), LargeHelpdesk.contact(2).global(), aTicket(), comment, purge);

        usesIndexes(() -> {
            send("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", Map.of("ids", ids));
            send("query($id: ID!) { purge(id: $id) { state actions { count } } }", Map.of("id", purge));
        });
    }

    /// Each part of an export, also from the middle of its rows.
    @Test
    void serveExports() {
        var plans =
                usesIndexes(() -> Exports.documentOf(LargeHelpdesk.contact(1).global(), client));

        assertThat(plans)
                .extracting(StatementPlan::sql)
                .anyMatch(sql -> sql.contains("FROM portal_mail"))
                .anyMatch(sql -> sql.contains("comment.author_contact_id = ?"));
    }

    @Test
    void serveWhateverAgentsChange() {
        var plans = usesIndexes(() -> {
            var field = helpdesk.aCustomField("TEXT");
            var contact = helpdesk.aContact(Map.of("customFieldValues", List.of(Map.of("key", field, "value", "Red"))));
            update(Map.of("id", contact, "email", Helpdesk.newEmail(), "customFieldValues", clearing(field)));
            var ticket = helpdesk.aTicketOf(contact);
            var collaborator = LargeHelpdesk.contact(1).global();
            helpdesk.collaborates(collaborator, ticket);
            helpdesk.rates(collaborator, ticket, 5, "Fine");
            helpdesk.aComment(ticket, collaborator, "Mine too");
            helpdesk.aRepeatableComment(ticket, collaborator, "And mine");
            send("""
                mutation($id: ID!) { updateTicketStatus(input: {id: $id, status: CLOSED}) { userErrors { __typename } } }
                """, Map.of("id", ticket));
            helpdesk.restored(helpdesk.softDeleted(contact));
        });

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("MAX(position)"));
    }

    /// Of far more, the database reads all instead.
    @Test
    void serveManyContactsAtOnce() {
        var ids = IntStream.range(100, 150)
                .mapToObj(number -> LargeHelpdesk.contact(number).global())
                .toList();
        var plans = usesIndexes(() -> Stream.of("softDeleteContacts", "restoreContacts")
                .forEach(mutation -> assertThat(
                                client.mutate(mutation, Map.of("ids", ids), "results { contact { id } }")
                                        .data(mutation + ".results")
                                        .size())
                        .isEqualTo(50)));

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("ORDER BY id FOR UPDATE"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.startsWith("INSERT INTO audit_event"));
    }

    @Test
    void serveThePortal(@Autowired Portal portal) {
        var plans = usesIndexes(() -> {
            var email = Helpdesk.newEmail();
            helpdesk.aTicketOf(helpdesk.aContact(Map.of("email", email)));
            portal.visitor("Somebody", email);
            portal.signedIn(email).client().send("""
                { viewer { ... on Contact {
                  tickets { nodes { comments { totalCount nodes { id } } } } collaborations { totalCount nodes { id } }
                } } }
                """);
            portal.resetPassword(portal.aPasswordResetOf(email), Portal.PASSWORD);
            var visitor = portal.signedIn(email);
            portal.confirmEmailChange(visitor.client(), portal.anEmailChangeOf(visitor, Helpdesk.newEmail()));
        });

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("mail_due_at <= ?"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("kind IN ('PASSWORD_RESET'"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("m.visibility = 'PUBLIC'"));
    }

    @Test
    void serveWhatIsDoneNowAndThen(@Autowired ScheduledTaskHolder scheduled) {
        var plans = usesIndexes(() -> scheduled.getScheduledTasks().stream()
                .filter(task -> task.toString().matches("helpdesk\\.(portal|hold|purge|retention)\\..*"))
                .forEach(task -> task.getTask().getRunnable().run()));

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.startsWith("DELETE FROM portal_counter"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.startsWith("DELETE FROM portal_mail"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("h.held_until <= ?"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("starts_at <= ?"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("next_run_at <= ?"));
    }

    @Test
    void serveSmallPurges() {
        var plans = usesIndexes(() -> helpdesk.purged(LargeHelpdesk.contact(0).global()));

        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("BIT_XOR"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.startsWith("DELETE target"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.startsWith("UPDATE (SELECT"));
        assertThat(plans).extracting(StatementPlan::sql).anyMatch(sql -> sql.contains("concerned.id FOR UPDATE"));
    }

    @Test
    void servePurgesOfABatch() {
        var chosen = IntStream.range(250, 260)
                .mapToObj(number -> LargeHelpdesk.contact(4 * number).global())
                .toList();
        var plans = usesIndexes(() -> {
            helpdesk.cancelled(helpdesk.aPreparedBatch(chosen));
            send("""
                mutation {
                  preparePurgeBatch(input: { filter: { state: SOFT_DELETED, softDeletedBefore: "2026-01-01T00:02:00Z" } }) {
                    purgeBatch { contactCount }
                  }
                }
                """, Map.of());
            var batch = helpdesk.aPreparedBatch(chosen);
            helpdesk.started(batch);
            helpdesk.ended(batch);
        });

        assertThat(plans)
                .extracting(StatementPlan::sql)
                .anyMatch(sql -> sql.contains("member.contact_id"))
                .anyMatch(sql -> sql.contains("last_contact = ?"));
        assertThat(plans)
                .filteredOn(plan -> plan.sql().contains("JSON_TABLE"))
                .isNotEmpty()
                .allSatisfy(plan -> assertThat(plan.accesses().getFirst().table())
                        .as("what is read once, before the contacts of the batch")
                        .isEqualTo("plan"));
    }

    @Test
    void serveLargePurges() {
        usesIndexes(() -> {
            var contact = LargeHelpdesk.contact(2);
            var fingerprint = helpdesk.previewFingerprint(helpdesk.softDeleted(contact.global()));
            transactions.purge(
                    contact, fingerprint, new AgentCaller("olga", "Olga Officer", true), new AtomicBoolean());
            var purge = records.findOfContact(contact).orElseThrow();
            assertThat(transactions
                            .executeChunk(purge.purgeId(), contact, 1_000)
                            .isLast())
                    .isTrue();
        });
    }

    /// Whether it has something to do for the contact or not.
    @Test
    void serveEachStepOfAPurge() {
        usesIndexes(() -> steps.inOrder().forEach(step -> steps.execute(step, LargeHelpdesk.contact(3), 1_000)));
    }

    @Test
    void areMissedWhereThereAreNone() {
        var plans = database.plansOf(
                () -> jdbc.sql("SELECT id FROM comment WHERE visibility = :visibility ORDER BY created_at LIMIT 5")
                        .param("visibility", "PRIVATE")
                        .query((row, _) -> row.getBytes(1))
                        .list());

        assertThat(plans)
                .singleElement()
                .satisfies(plan -> assertThat(plan.scans()).isNotEmpty())
                .satisfies(plan -> assertThat(plan.detours()).isNotEmpty());
    }

    private List<StatementPlan> usesIndexes(Runnable work) {
        var plans = database.plansOf(work);
        assertThat(plans)
                .isNotEmpty()
                .filteredOn(plan -> !wantsAllCustomFields(plan))
                .allSatisfy(plan -> assertThat(plan.scans())
                        .as("%s: %s", plan.sql(), plan.accesses())
                        .isEmpty());
        return plans;
    }

    /// The only table that is ever wanted as a whole: what the help desk has defined, a handful of rows.
    private static boolean wantsAllCustomFields(StatementPlan plan) {
        return plan.sql().endsWith("FROM custom_field WHERE deleted = FALSE ORDER BY position");
    }

    private void readContacts(Map<String, ?> filter, Map<String, ?> order) {
        var first = readContacts(filter, order, Map.of("first", 2));
        var pageInfo = first.data("contacts.pageInfo");
        readContacts(
                filter,
                order,
                Map.of("first", 2, "after", pageInfo.path("endCursor").asString()));
        readContacts(filter, order, Map.of("last", 2));
        readContacts(
                filter,
                order,
                Map.of("last", 2, "before", pageInfo.path("endCursor").asString()));
    }

    private Answer readContacts(Map<String, ?> filter, Map<String, ?> order, Map<String, ?> page) {
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("filter", filter);
        variables.put("order", order);
        return send("""
            query($filter: ContactFilter, $order: ContactOrder, $first: Int, $after: String, $last: Int, $before: String) {
              contacts(filter: $filter, orderBy: $order, first: $first, after: $after, last: $last, before: $before) {
                totalCount pageInfo { startCursor endCursor } nodes { ...Person }
              }
            }
            """ + PERSON, variables);
    }

    private Answer readTickets(Map<String, ?> page) {
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("id", LargeHelpdesk.contact(1).global());
        return send("""
            query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
              contact(id: $id) {
                tickets(first: $first, after: $after, last: $last, before: $before) {
                  totalCount pageInfo { startCursor endCursor }
                  nodes {
                    requester { ...Person } collaborators { ...Person } surveyRatings { score rater { displayName } }
                    comments(first: 3) { totalCount nodes { author { displayName } } }
                  }
                }
              }
            }
            """ + PERSON, variables);
    }

    private Answer readComments(Map<String, ?> page) {
        var variables = new HashMap<String, @Nullable Object>(page);
        variables.put("id", aTicket());
        return send("""
            query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
              ticket(id: $id) {
                comments(first: $first, after: $after, last: $last, before: $before) {
                  totalCount pageInfo { startCursor endCursor } nodes { author { displayName } }
                }
              }
            }
            """, variables);
    }

    private void update(Map<String, ?> input) {
        send(
                "mutation($input: UpdateContactInput!) { updateContact(input: $input) { userErrors { __typename } } }",
                Map.of("input", input));
    }

    private static List<Map<String, @Nullable String>> clearing(String field) {
        var value = new HashMap<String, @Nullable String>(Map.of("key", field));
        value.put("value", null);
        return List.of(value);
    }

    private String aTicket() {
        return client.send(
                        "query($id: ID!) { contact(id: $id) { tickets(first: 1) { nodes { id } } } }",
                        Map.of("id", LargeHelpdesk.contact(1).global()))
                .text("contact.tickets.nodes.0.id");
    }

    private Answer send(String document, Map<String, ?> variables) {
        var answer = client.send(document, variables);
        assertThat(answer.errors()).as(answer.text()).isEmpty();
        return answer;
    }
}
