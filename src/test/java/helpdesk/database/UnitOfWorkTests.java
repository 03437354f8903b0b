package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.UnexpectedRollbackException;

@HelpdeskTest
@Import(UnitOfWorkTests.Labels.class)
class UnitOfWorkTests {

    @Autowired
    Labels labels;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    UnitsOfWork units;

    @Autowired
    UnitMarkers markers;

    @BeforeEach
    void noAttemptsYet() {
        labels.forgetAttempts();
    }

    @Test
    void runsAgainAsAWholeAfterADeadlock() {
        var one = helpdesk.aCustomField("TEXT");
        var other = helpdesk.aCustomField("TEXT");
        try (var callers = Executors.newFixedThreadPool(2)) {
            var there = CompletableFuture.runAsync(() -> labels.set(one, other, "there"), callers);
            var back = CompletableFuture.runAsync(() -> labels.set(other, one, "back"), callers);
            CompletableFuture.allOf(there, back).orTimeout(30, TimeUnit.SECONDS).join();
        }
        assertThat(labels.attempts()).isGreaterThan(2);
        assertThat(labels.of(one)).isIn("there", "back").isEqualTo(labels.of(other));
    }

    @Test
    void leavesNothingBehindWhenItFails() {
        var field = helpdesk.aCustomField("TEXT");
        assertThatThrownBy(() -> labels.setAndFail(field, "never")).isInstanceOf(IllegalStateException.class);
        assertThat(labels.of(field)).isNotEqualTo("never");
    }

    @Test
    void givesUpWhatSomebodyElseAlwaysTakesFirst() {
        var taken = helpdesk.aCustomField("TEXT");
        var other = helpdesk.aCustomField("TEXT");
        assertThatThrownBy(() -> labels.rename(other, taken)).isInstanceOf(DuplicateKeyException.class);
        assertThat(labels.attempts()).isEqualTo(9);
    }

    /// Whoever catches what went wrong within cannot keep the rest.
    @Test
    void leavesNothingBehindWhenAPartOfItFails() {
        var field = helpdesk.aCustomField("TEXT");
        assertThatThrownBy(() -> labels.around(field, "never", () -> labels.setAndFail(field, "neither")))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(labels.of(field)).isNotIn("never", "neither");
    }

    @Test
    void isForgottenAfterAnHour() {
        var now = Instant.now();
        var old = IntStream.range(0, 1_001)
                .mapToObj(number ->
                        UnitMarker.first(now.minus(Duration.ofHours(1)).minusMillis(number + 60_000)))
                .toList();
        var young = UnitMarker.next();
        Stream.concat(old.stream(), Stream.of(young)).forEach(markers::add);
        assertThat(young.time()).isBetween(now.minusMillis(1), Instant.now());
        markers.deleteExpired();
        assertThat(labels.markers()).contains(young).doesNotContainAnyElementsOf(old);
    }

    /// Its marker may be forgotten by then.
    @Test
    void isNotLookedUpForEver() {
        var forgotten = UnitMarker.first(Instant.now().minus(Duration.ofMinutes(31)));
        assertThatThrownBy(() -> units.isCommitted(forgotten)).isInstanceOf(OutcomeUnknown.class);
        assertThat(units.isCommitted(UnitMarker.next())).isFalse();
        assertThat(labels.markers()).doesNotContain(forgotten);
    }

    /// Two writes that two callers make in opposite orders, both after the other's first one.
    static class Labels {

        private final AtomicInteger attempts = new AtomicInteger();
        private final CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        private final JdbcClient jdbc;

        Labels(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @UnitOfWork
        public void set(String first, String second, String label) {
            update(first, label);
            if (attempts.incrementAndGet() <= 2) {
                awaitTheOther();
            }
            update(second, label);
        }

        @UnitOfWork
        public void rename(String key, String other) {
            attempts.incrementAndGet();
            jdbc.sql("UPDATE custom_field SET field_key = :other WHERE field_key = :key")
                    .param("other", other)
                    .param("key", key)
                    .update();
        }

        @UnitOfWork
        public void around(String key, String label, Runnable part) {
            update(key, label);
            try {
                part.run();
            } catch (IllegalStateException expected) {
                update(key, label);
            }
        }

        @UnitOfWork
        public void setAndFail(String key, String label) {
            update(key, label);
            throw new IllegalStateException("on purpose");
        }

        void forgetAttempts() {
            attempts.set(0);
        }

        /// A method, since the field is not the proxy's.
        int attempts() {
            return attempts.get();
        }

        List<UnitMarker> markers() {
            return jdbc.sql("SELECT id FROM unit_of_work")
                    .query((row, _) -> new UnitMarker(EntityId.uuid(row.getBytes(1))))
                    .list();
        }

        String of(String key) {
            return jdbc.sql("SELECT label FROM custom_field WHERE field_key = :key")
                    .param("key", key)
                    .query(String.class)
                    .single();
        }

        private void update(String key, String label) {
            jdbc.sql("UPDATE custom_field SET label = :label WHERE field_key = :key")
                    .param("label", label)
                    .param("key", key)
                    .update();
        }

        private void awaitTheOther() {
            try {
                bothHoldOne.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
                throw new IllegalStateException(alone);
            }
        }
    }
}
