package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@HelpdeskTest
@Import(UnitOfWorkTests.Labels.class)
class UnitOfWorkTests {

    final Labels labels;
    final Helpdesk helpdesk;

    @Autowired
    UnitOfWorkTests(Labels labels, Helpdesk helpdesk) {
        this.labels = labels;
        this.helpdesk = helpdesk;
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
        public void setAndFail(String key, String label) {
            update(key, label);
            throw new IllegalStateException("on purpose");
        }

        /// A method, since the field is not the proxy's.
        int attempts() {
            return attempts.get();
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
