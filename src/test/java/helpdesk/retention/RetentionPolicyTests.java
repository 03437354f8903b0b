package helpdesk.retention;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import tools.jackson.databind.JsonNode;

/// The retention policy purges by itself whom a privacy officer has agreed to purge, and nobody else. Other tests have
/// soft-deleted contacts on this server, too: here, contacts were soft deleted in the last century, and policies have
/// contacts purged that long after.
@HelpdeskTest
class RetentionPolicyTests {

    private static final int DAYS = 10_000;
    private static final String POLICY =
            "version purgeAfterDays runAt { time zone } cancelWindowHours nextRunAt setBy { displayName } setAt";
    private static final String PREVIEW =
            "fingerprint contactCount heldCount oldestSoftDeletedAt newestSoftDeletedAt firstRunAt firstStartAt"
                    + " computedAt";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RetentionRuns runs;

    @BeforeEach
    @AfterEach
    void restoreAllOfTheLastCentury() {
        helpdesk.retainsAll();
        jdbc.sql("UPDATE contact SET soft_deleted_at = created_at WHERE soft_deleted_at < '2000-01-01'")
                .update();
    }

    @Nested
    class Setting {

        @Test
        void isDoneWithThePreviewOfTheFirstBatch() {
            var oldest = softDeletedAt("1991-01-01T00:00:00.123456Z");
            softDeletedAt("1992-01-01T00:00:00Z");
            helpdesk.aLegalHold(softDeletedAt("1993-01-01T00:00:00Z"), "A lawsuit");
            var preview = preview(policy(DAYS, "03:00", "Europe/Berlin", 24)).data("retentionPreview");
            assertThat(preview.path("contactCount").asInt()).isEqualTo(2);
            assertThat(preview.path("heldCount").asInt()).isEqualTo(1);
            assertThat(preview.path("oldestSoftDeletedAt").asString()).isEqualTo("1991-01-01T00:00:00.123456Z");
            assertThat(preview.path("newestSoftDeletedAt").asString()).isEqualTo("1992-01-01T00:00:00Z");
            var run = Instant.parse(preview.path("firstRunAt").asString());
            assertThat(Duration.between(Instant.now(), run)).isBetween(Duration.ZERO, Duration.ofHours(26));
            assertThat(preview.path("firstStartAt").asString())
                    .isEqualTo(run.plus(1, ChronoUnit.DAYS).toString());

            var set = set(
                    policy(DAYS, "03:00", "Europe/Berlin", 24),
                    preview.path("fingerprint").asString());
            assertThat(set.refusals("setRetentionPolicy")).isEmpty();
            var policy = set.data("setRetentionPolicy.retentionPolicy");
            assertThat(policy.path("purgeAfterDays").asInt()).isEqualTo(DAYS);
            assertThat(policy.at("/runAt/time").asString()).isEqualTo("03:00");
            assertThat(policy.at("/runAt/zone").asString()).isEqualTo("Europe/Berlin");
            assertThat(policy.path("cancelWindowHours").asInt()).isEqualTo(24);
            assertThat(policy.path("nextRunAt").asString()).isEqualTo(run.toString());
            assertThat(policy.at("/setBy/displayName").asString()).isEqualTo("Pat Privacy Officer");
            assertThat(policy()).isEqualTo(policy);
            assertThat(purgeDueAt(oldest))
                    .isEqualTo(Instant.parse("1991-01-01T00:00:00.123456Z")
                            .plus(DAYS, ChronoUnit.DAYS)
                            .toString());
        }

        @Test
        void isRefusedWithoutAPreviewAndWithThatOfAnotherPolicy() {
            softDeletedAt("1991-01-01T00:00:00Z");
            var policy = policy(DAYS, "03:00", "UTC", 24);
            isRefused(policy, null);
            isRefused(policy, "");
            isRefused(policy, fingerprint(policy(DAYS + 1, "03:00", "UTC", 24)));
            isRefused(policy, fingerprint(policy(DAYS, "03:01", "UTC", 24)));
            isRefused(policy, fingerprint(policy(DAYS, "03:00", "Asia/Tokyo", 24)));
            isRefused(policy, fingerprint(policy(DAYS, "03:00", "Africa/Abidjan", 24)));
            isRefused(policy, fingerprint(policy(DAYS, "03:00", "UTC", 23)));
        }

        @Test
        void isRefusedIfTheContactsHaveChangedSinceThePreview() {
            var policy = policy(DAYS, "03:00", "UTC", 24);
            var contact = softDeletedAt("1991-01-01T00:00:00Z");
            var before = fingerprint(policy);
            var another = softDeletedAt("1992-01-01T00:00:00Z");
            isRefused(policy, before);
            before = fingerprint(policy);
            var hold = helpdesk.aLegalHold(another, "A lawsuit");
            isRefused(policy, before);
            before = fingerprint(policy);
            helpdesk.released(another, hold);
            isRefused(policy, before);
            before = fingerprint(policy);
            helpdesk.restored(contact);
            isRefused(policy, before);
            before = fingerprint(policy);
            helpdesk.softDeleted(contact);
            assertThat(set(policy, before).refusals("setRetentionPolicy")).isEmpty();
        }

        /// However many are soft deleted meanwhile.
        @Test
        void isNotRefusedSinceTimePasses() {
            var policy = policy(1, "03:00", "UTC", 24);
            var preview = fingerprint(policy);
            helpdesk.aSoftDeletedContact();
            assertThat(fingerprint(policy)).isEqualTo(preview);
        }

        @Test
        void needsAPreviewOnlyIfItPurgesSooner() {
            set(DAYS + 100);
            isRefused(policy(DAYS + 99, "03:00", "UTC", 24), null);
            isRefused(policy(DAYS + 101, "03:00", "UTC", 23), null);
            Stream.of(
                            policy(DAYS + 100, "04:00", "Asia/Tokyo", 24),
                            policy(DAYS + 101, "04:00", "Asia/Tokyo", 25),
                            Map.<String, Object>of())
                    .forEach(policy -> assertThat(
                                    set(policy.isEmpty() ? null : policy, null).refusals("setRetentionPolicy"))
                            .isEmpty());
            assertThat(policy().path("purgeAfterDays").isNull()).isTrue();
            assertThat(policy().path("runAt").isNull()).isTrue();
            assertThat(policy().path("cancelWindowHours").isNull()).isTrue();
            assertThat(policy().path("nextRunAt").isNull()).isTrue();
            isRefused(policy(DAYS + 102, "03:00", "UTC", 24), null);
        }

        @Test
        void isToldInTheAuditTrailIfItChangesAnything() {
            set(DAYS);
            var version = policy().path("version").asInt();
            var set = policy();
            assertThat(set(policy(DAYS, "03:00", "UTC", 24), null).refusals("setRetentionPolicy"))
                    .isEmpty();
            assertThat(policy()).isEqualTo(set);
            helpdesk.retainsAll();
            helpdesk.retainsAll();
            assertThat(policy().path("version").asInt()).isEqualTo(version + 1);
            assertThat(trail(2))
                    .containsExactly(
                            "Contacts are not purged by themselves, Pat Privacy Officer",
                            "Contacts are purged 10000 days after their soft delete; each day's batch is prepared at"
                                    + " 03:00 UTC and begins after 24 hours, Pat Privacy Officer");
        }

        @Test
        void isRefusedForAnotherVersion() {
            set(DAYS);
            var current = policy();
            var version = current.path("version").asInt();
            Stream.of(version - 1, version + 1, -1).forEach(other -> {
                var answer = switchOff(other);
                assertThat(answer.refusals("setRetentionPolicy")).containsExactly("RetentionPolicyChanged");
                assertThat(policy()).isEqualTo(current);
            });
            assertThat(switchOff(version).refusals("setRetentionPolicy")).isEmpty();
        }

        /// Each is based on the version that the others saw, too.
        @Test
        void isDoneByOneOfSeveralWhoDoItAtOnce() throws Exception {
            set(DAYS);
            var version = policy().path("version").asInt();
            var answers = atOnce(4, () -> switchOff(version).refusals("setRetentionPolicy"));
            assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
            assertThat(policy().path("version").asInt()).isEqualTo(version + 1);
        }
    }

    @Nested
    class BadInput {

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 36_501, Integer.MAX_VALUE, Integer.MIN_VALUE})
        void isANumberOfDaysOrHoursOutOfRange(int number) {
            isInvalid(policy(number, "03:00", "UTC", 24), "purgeAfterDays");
            isInvalid(policy(DAYS, "03:00", "UTC", number), "cancelWindowHours");
            isInvalid(policy(DAYS, "03:00", "UTC", 169), "cancelWindowHours");
        }

        @ParameterizedTest
        @CsvSource({"24:00, UTC, time", "3:00, UTC, time", "03:00, Europe/Atlantis, zone", "03:00, +01:00, zone"})
        void isATimeOrAZoneThatDoesNotExist(String time, String zone, String field) {
            isInvalid(policy(DAYS, time, zone, 24), field);
        }

        @Test
        void isNoPolicyAtAll() {
            set(DAYS);
            var before = policy();
            var answer = officer().mutate("setRetentionPolicy", Map.of(), "retentionPolicy { version }");
            assertThat(answer.refusals("setRetentionPolicy")).containsExactly("InvalidInput");
            assertThat(policy()).isEqualTo(before);
        }

        @Test
        void isAllToldAtOnce() {
            assertThat(set(policy(0, "", "", 0), null).refusals("setRetentionPolicy"))
                    .hasSize(4)
                    .containsOnly("InvalidInput");
            assertThat(preview(policy(0, "", "", 0)).errors())
                    .extracting(error -> error.path("message").asString())
                    .containsExactly("policy.purgeAfterDays: This must be a number from 1 to 36500;"
                            + " policy.runAt.time: This must be a time from 00:00 to 23:59;"
                            + " policy.runAt.zone: This must be the name of a time zone, such as Europe/Berlin;"
                            + " policy.cancelWindowHours: This must be a number from 1 to 168");
        }

        private void isInvalid(Map<String, ?> policy, String field) {
            var before = policy();
            var answer = set(policy, "-");
            assertThat(answer.refusals("setRetentionPolicy")).containsExactly("InvalidInput");
            assertThat(answer.data("setRetentionPolicy.userErrors.0.field")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList())
                    .startsWith("input", "policy")
                    .endsWith(field);
            assertThat(preview(policy).errorCodes()).containsExactly("BAD_USER_INPUT");
            assertThat(policy()).isEqualTo(before);
        }
    }

    @Nested
    class AContact {

        @Test
        void isNotDueIfItIsActiveOrHeldOrThePolicyIsOff() {
            var contact = softDeletedAt("1999-12-31T23:59:59.5Z");
            assertThat(purgeDueAt(contact)).isEqualTo("never");
            set(DAYS);
            var due = Instant.parse("1999-12-31T23:59:59.5Z").plus(DAYS, ChronoUnit.DAYS);
            assertThat(purgeDueAt(contact)).isEqualTo(due.toString());
            var hold = helpdesk.aLegalHold(contact, "A lawsuit");
            assertThat(purgeDueAt(contact)).isEqualTo("never");
            helpdesk.released(contact, hold);
            assertThat(purgeDueAt(contact)).isEqualTo(due.toString());
            helpdesk.restored(contact);
            assertThat(purgeDueAt(contact)).isEqualTo("never");
        }

        @Test
        void isDueWhereverItIsFound() {
            var word = "w" + Long.toString(System.nanoTime(), 36);
            var contact = helpdesk.softDeleted(helpdesk.aContact(Map.of("name", word)));
            helpdesk.aLegalHold(helpdesk.softDeleted(helpdesk.aContact(Map.of("name", word))), "A lawsuit");
            set(DAYS);
            var due = purgeDueAt(contact);
            Stream.of("", ", hasLegalHold: false", ", search: \"%s\"", ", search: \"%s\", hasLegalHold: false")
                    .forEach(condition -> {
                        var answer = officer().send("""
                            { contacts(filter: { state: SOFT_DELETED%s }, orderBy: { field: CREATED_AT, direction: DESC }) {
                              nodes { id purgeDueAt } } }
                            """.formatted(condition.formatted(word)));
                        assertThat(answer.data("contacts.nodes")
                                        .valueStream()
                                        .filter(node ->
                                                node.path("id").asString().equals(contact))
                                        .map(node -> node.path("purgeDueAt").asString()))
                                .as(condition)
                                .containsExactly(due);
                    });
        }
    }

    @Nested
    class ARun {

        @Test
        void comesOnceHoweverLongTheServersSlept() {
            set(DAYS);
            var due = Instant.parse(policy().path("nextRunAt").asString());
            runs.runIfDue(due.minusMillis(1));
            assertThat(nextRunAt()).isEqualTo(due);
            var aWeekLater = due.plus(7, ChronoUnit.DAYS).plusSeconds(5);
            runs.runIfDue(aWeekLater);
            assertThat(nextRunAt()).isEqualTo(due.plus(8, ChronoUnit.DAYS));
            runs.runIfDue(aWeekLater);
            assertThat(nextRunAt()).isEqualTo(due.plus(8, ChronoUnit.DAYS));
        }

        /// Which has put the next run off for a year. The server itself may notice it first, to the same end.
        @Test
        void comesAgainIfAClockWasAhead() {
            set(DAYS);
            var due = nextRunAt();
            runs.runIfDue(due.plus(365, ChronoUnit.DAYS));
            runs.runIfDue(due);
            assertThat(nextRunAt()).isEqualTo(due.plus(1, ChronoUnit.DAYS));
        }

        @Test
        void preparesABatchOfAllWhoAreDue() {
            var due = List.of(softDeletedAt("1991-01-01T00:00:00Z"), softDeletedAt("1992-01-01T00:00:00Z"));
            helpdesk.aLegalHold(softDeletedAt("1993-01-01T00:00:00Z"), "A lawsuit");
            helpdesk.restored(softDeletedAt("1993-01-01T00:00:00Z"));
            softDeletedAt("1999-12-31T00:00:00Z");
            set(DAYS);
            var run = nextRunAt().plusSeconds(5);
            runs.runIfDue(run);
            assertThat(contacts(waiting())).containsExactlyInAnyOrderElementsOf(due);
            var batch = batch(waiting());
            assertThat(batch.at("/preparedBy/displayName").asString()).isEqualTo("Retention policy");
            assertThat(batch.path("startsAt").asString())
                    .isEqualTo(run.plus(1, ChronoUnit.DAYS).toString());
        }

        @Test
        void takesNobodyWhoWaitsInABatchAndWhoeverWasInACancelledOne() {
            var first = softDeletedAt("1991-01-01T00:00:00Z");
            set(DAYS);
            runs.runIfDue(nextRunAt());
            var batch = waiting();
            runs.runIfDue(nextRunAt());
            assertThat(waiting()).isEqualTo(batch);
            var second = softDeletedAt("1992-01-01T00:00:00Z");
            runs.runIfDue(nextRunAt());
            var another = waitingBatches().getLast();
            assertThat(contacts(another)).containsExactly(second);
            cancel(batch);
            cancel(another);
            runs.runIfDue(nextRunAt());
            assertThat(contacts(waiting())).containsExactlyInAnyOrder(first, second);
        }

        @Test
        void isCancelledByAnotherPolicy() {
            softDeletedAt("1991-01-01T00:00:00Z");
            set(DAYS);
            runs.runIfDue(nextRunAt());
            var batch = waiting();
            assertThat(set(policy(DAYS, "03:00", "UTC", 24), null).refusals("setRetentionPolicy"))
                    .isEmpty();
            assertThat(waiting()).isEqualTo(batch);
            helpdesk.retainsAll();
            assertThat(waitingBatches()).isEmpty();
            assertThat(batch(batch).path("state").asString()).isEqualTo("CANCELLED");
            assertThat(batch(batch).at("/cancelledBy/displayName").asString()).isEqualTo("Pat Privacy Officer");
        }

        /// As servers do.
        @Test
        void isOneIfSeveralTryAtOnce() throws Exception {
            softDeletedAt("1991-01-01T00:00:00Z");
            set(DAYS);
            var run = nextRunAt();
            atOnce(4, () -> {
                runs.runIfDue(run);
                return run;
            });
            assertThat(waitingBatches()).hasSize(1);
            assertThat(nextRunAt()).isEqualTo(run.plus(1, ChronoUnit.DAYS));
        }

        /// Whoever is restored or held until then is kept.
        @Test
        void purgesByItselfWhenTheWindowIsOver(@Autowired ScheduledTaskHolder scheduled) {
            var purged = softDeletedAt("1991-01-01T00:00:00Z");
            var restored = softDeletedAt("1992-01-01T00:00:00Z");
            var deletedAgain = softDeletedAt("1992-01-01T00:00:00Z");
            var held = softDeletedAt("1993-01-01T00:00:00Z");
            set(DAYS);
            runs.runIfDue(nextRunAt());
            var batch = waiting();
            helpdesk.restored(restored);
            helpdesk.softDeleted(helpdesk.restored(deletedAgain));
            helpdesk.aLegalHold(held, "A lawsuit");
            tick(scheduled);
            assertThat(batch(batch).path("state").asString()).isEqualTo("PREPARED");
            jdbc.sql("UPDATE purge_batch SET starts_at = prepared_at WHERE state = 'PREPARED'")
                    .update();
            tick(scheduled);
            helpdesk.ended(batch(batch));
            assertThat(exists(purged)).isFalse();
            assertThat(exists(restored)).isTrue();
            assertThat(exists(deletedAgain)).isTrue();
            assertThat(exists(held)).isTrue();
            var purges = officer().send("""
                { purges(filter: { requestedBy: "Retention policy" }, first: 1) {
                  nodes { requestedBySubject } } }
                """).data("purges.nodes");
            assertThat(purges.findValuesAsString("requestedBySubject")).containsExactly("retention-policy");
        }

        private static void tick(ScheduledTaskHolder scheduled) {
            scheduled.getScheduledTasks().stream()
                    .filter(task -> task.toString().contains("PurgeBatchClock"))
                    .forEach(task -> task.getTask().getRunnable().run());
        }

        private boolean exists(String contact) {
            return !officer()
                    .send("query($id: ID!) { contact(id: $id) { id } }", Map.of("id", contact))
                    .data("contact")
                    .isNull();
        }

        /// The only one.
        private String waiting() {
            assertThat(waitingBatches()).hasSize(1);
            return waitingBatches().getFirst();
        }

        private List<String> waitingBatches() {
            return jdbc.sql("SELECT id FROM purge_batch WHERE state = 'PREPARED' AND starts_at IS NOT NULL ORDER BY id")
                    .query((row, _) -> new GlobalId('B', EntityId.uuid(row.getBytes(1))).toString())
                    .list();
        }

        private JsonNode batch(String batch) {
            return officer().send("""
                query($id: ID!) { purgeBatch(id: $id) { id state startsAt contactCount preparedBy { displayName }
                  cancelledBy { displayName } contacts { nodes { contactId } } } }
                """, Map.of("id", batch)).data("purgeBatch");
        }

        private List<String> contacts(String batch) {
            return batch(batch).at("/contacts/nodes").findValuesAsString("contactId");
        }

        private void cancel(String batch) {
            officer().mutate("cancelPurgeBatch", Map.of("id", batch), "purgeBatch { state }");
        }

        @Test
        void isReportedIfItIsLate(@Autowired RetentionPolicies policies) {
            var lateAt = Instant.now().plus(7, ChronoUnit.DAYS);
            var meters = new SimpleMeterRegistry();
            var watch = new RetentionClock(runs, policies, Clock.fixed(lateAt, ZoneOffset.UTC), meters);
            var late = meters.get("helpdesk.retention.late").gauge();
            assertThat(late.value()).isZero();
            set(DAYS);
            assertThat(late.value())
                    .isEqualTo((double) Duration.between(nextRunAt(), lateAt).toSeconds());
            watch.tick();
            assertThat(late.value()).isZero();
            assertThat(nextRunAt()).isBetween(lateAt, lateAt.plus(1, ChronoUnit.DAYS));
        }

        @Test
        void doesNotComeWhileThePolicyIsOff() {
            runs.runIfDue(Instant.now().plus(7, ChronoUnit.DAYS));
            assertThat(policy().path("nextRunAt").isNull()).isTrue();
        }
    }

    private HelpdeskClient officer() {
        return client.asPrivacyOfficer();
    }

    private static Map<String, ?> policy(int days, String time, String zone, int hours) {
        return Map.of("purgeAfterDays", days, "runAt", Map.of("time", time, "zone", zone), "cancelWindowHours", hours);
    }

    private JsonNode policy() {
        return client.asAgent().send("{ retentionPolicy { " + POLICY + " } }").data("retentionPolicy");
    }

    private Answer preview(Map<String, ?> policy) {
        return officer()
                .send(
                        "query($policy: RetentionPolicyInput!) { retentionPreview(policy: $policy) { %s } }"
                                .formatted(PREVIEW),
                        Map.of("policy", policy));
    }

    private String fingerprint(Map<String, ?> policy) {
        return preview(policy).text("retentionPreview.fingerprint");
    }

    private Answer set(@Nullable Map<String, ?> policy, @Nullable String fingerprint) {
        var input = new HashMap<String, @Nullable Object>();
        input.put("policy", policy);
        input.put("previewFingerprint", fingerprint);
        return officer()
                .send(
                        "mutation($input: SetRetentionPolicyInput!) { setRetentionPolicy(input: $input) {"
                                + " retentionPolicy { "
                                + POLICY + " } userErrors { __typename code field ... on RetentionPreviewChanged {"
                                + " currentPreview { fingerprint } } } } }",
                        Map.of("input", input));
    }

    private Answer switchOff(int version) {
        var input = new HashMap<String, @Nullable Object>(Map.of("version", version));
        input.put("policy", null);
        return officer().mutate("setRetentionPolicy", input, "retentionPolicy { version }");
    }

    /// At 03:00 UTC, with 24 hours to cancel.
    private void set(int days) {
        var policy = policy(days, "03:00", "UTC", 24);
        assertThat(set(policy, fingerprint(policy)).refusals("setRetentionPolicy"))
                .isEmpty();
    }

    private void isRefused(Map<String, ?> policy, @Nullable String fingerprint) {
        var before = policy();
        var answer = set(policy, fingerprint);
        assertThat(answer.refusals("setRetentionPolicy")).containsExactly("RetentionPreviewChanged");
        assertThat(answer.text("setRetentionPolicy.userErrors.0.currentPreview.fingerprint"))
                .isEqualTo(fingerprint(policy));
        assertThat(policy()).isEqualTo(before);
    }

    private Instant nextRunAt() {
        return Instant.parse(policy().path("nextRunAt").asString());
    }

    private String softDeletedAt(String time) {
        var contact = helpdesk.aSoftDeletedContact();
        jdbc.sql("UPDATE contact SET soft_deleted_at = :time WHERE id = :id")
                .param("time", time.replace("T", " ").replace("Z", ""))
                .param("id", ContactId.parse(contact).orElseThrow().bytes())
                .update();
        return contact;
    }

    private String purgeDueAt(String contact) {
        return client.asAgent()
                .send("query($id: ID!) { contact(id: $id) { purgeDueAt } }", Map.of("id", contact))
                .data("contact.purgeDueAt")
                .asString("never");
    }

    /// The latest first.
    private List<String> trail(int count) {
        return client.asAgent()
                .send("""
                    query($count: Int) { auditEvents(filter: { kind: RETENTION_POLICY_SET }, first: $count) {
                      nodes { detail contactId contact { id } changedFields actor { displayName } } } }
                    """, Map.of("count", count))
                .data("auditEvents.nodes")
                .valueStream()
                .map(event -> event.path("detail").asString() + ", "
                        + event.at("/actor/displayName").asString())
                .toList();
    }

    private static <T> List<T> atOnce(int count, Callable<T> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var calls = Stream.generate(() -> threads.submit(call)).limit(count).toList();
            var results = new ArrayList<T>();
            for (var result : calls) {
                results.add(result.get());
            }
            return results;
        }
    }
}
