package helpdesk.purge;

import static helpdesk.api.RunningPurge.DOCUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import helpdesk.HelpdeskTest;
import helpdesk.api.EventClient;
import helpdesk.api.RunningPurge;
import helpdesk.api.SocketClient;
import helpdesk.development.DevelopmentTokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import reactor.core.publisher.BaseSubscriber;

/// Whoever watches a purge is told how far it is, whoever works on it.
@HelpdeskTest
class PurgeProgressTests {

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @Autowired
    JdbcClient database;

    @Autowired
    ProgressFeed<PurgeId, Purge> feed;

    @Autowired
    PurgeRecords records;

    @Test
    void isToldAsServerSentEvents() {
        var purge = RunningPurge.begun(database, 3_000);
        try (var events = EventClient.post(port, tokens.agent(), DOCUMENT, Map.of("id", purge.id()))) {
            assertThat(events.next("next").at("/data/purgeProgress/id").asString())
                    .isEqualTo(purge.id());
            purge.done(1_000);
            assertThat(events.next("next").at("/data/purgeProgress/done").asInt())
                    .isEqualTo(1_000);
            purge.completed();
            var last = events.next("next").at("/data/purgeProgress");
            assertThat(last.path("state").asString()).isEqualTo("COMPLETED");
            assertThat(last.path("done").asInt()).isEqualTo(last.path("total").asInt());
            events.next("complete");
            assertThat(events.isOver()).isTrue();
        }
    }

    @Test
    void isToldOverAWebSocket() {
        var purge = RunningPurge.begun(database, 3_000);
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", purge.id()));
            assertThat(client.next("next", "one")
                            .at("/data/purgeProgress/state")
                            .asString())
                    .isEqualTo("RUNNING");
            purge.done(1_000);
            assertThat(client.next("next", "one").at("/data/purgeProgress/done").asInt())
                    .isEqualTo(1_000);
            purge.completed();
            assertThat(client.next("next", "one")
                            .at("/data/purgeProgress/state")
                            .asString())
                    .isEqualTo("COMPLETED");
            client.next("complete", "one");
            assertThat(client.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "", "UAGeypCiqH-BpKRoKp8Buuk", "QwGOLNO56HFwgERVU3esnxs"})
    void isNullOnceForAnIdThatIsNone(String id) {
        try (var events = EventClient.post(port, tokens.agent(), DOCUMENT, Map.of("id", id))) {
            assertThat(events.next("next").toString()).isEqualTo("{\"data\":{\"purgeProgress\":null}}");
            events.next("complete");
        }
        try (var client = SocketClient.open(port, tokens.agent())) {
            client.subscribe("one", DOCUMENT, Map.of("id", id));
            assertThat(client.next("next", "one").toString()).isEqualTo("{\"data\":{\"purgeProgress\":null}}");
            client.next("complete", "one");
        }
    }

    /// Reads what it asks for, and no more.
    private static final class Reader extends BaseSubscriber<Optional<Purge>> {

        private final List<Integer> read = new CopyOnWriteArrayList<>();

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            assertThat(subscription).isNotNull();
        }

        @Override
        protected void hookOnNext(Optional<Purge> purge) {
            read.add(purge.orElseThrow().done());
        }
    }

    private Reader reader(RunningPurge purge, int count) {
        var reader = new Reader();
        feed.subscribe(PurgeId.parse(purge.id()).orElseThrow()).subscribe(reader);
        reader.request(count);
        return reader;
    }

    @Test
    void skipsToTheLatestForASlowReader() {
        var purge = RunningPurge.begun(database, 3_000);
        var slow = reader(purge, 1);
        var fast = reader(purge, Integer.MAX_VALUE);
        for (var done : List.of(0, 1_000, 2_000)) {
            purge.done(done);
            await().untilAsserted(() -> assertThat(fast.read).endsWith(done));
        }
        purge.completed();
        await().until(fast::isDisposed);
        slow.request(10);
        await().until(slow::isDisposed);
        assertThat(fast.read).containsExactly(0, 1_000, 2_000, 3_000);
        assertThat(slow.read).startsWith(0).endsWith(3_000).hasSizeLessThan(4);
    }

    @Test
    void tellsWhoeverComesLaterTheLatestAtOnce() {
        var purge = RunningPurge.begun(database, 3_000);
        var first = reader(purge, 10);
        await().untilAsserted(() -> assertThat(first.read).containsExactly(0));
        purge.done(1_000);
        await().untilAsserted(() -> assertThat(first.read).endsWith(1_000));
        var later = reader(purge, 10);
        await().untilAsserted(() -> assertThat(later.read).containsExactly(1_000));
        purge.completed();
        await().until(() -> first.isDisposed() && later.isDisposed());
    }

    /// Nobody is subscribed any more, however a stream has ended: otherwise its purge would be read for ever.
    @Test
    void readsNoPurgeThatNobodyWatches() {
        var completed = RunningPurge.begun(database, 3_000);
        var reader = reader(completed, 10);
        completed.completed();
        reader(RunningPurge.begun(database, 3_000), 10).cancel();
        await().until(reader::isDisposed);
        await().untilAsserted(() ->
                assertThat(ReflectionTestUtils.getField(feed, "subscribers")).isEqualTo(Map.of()));
    }

    /// The last subscriber may leave just before the purges are read again: no statement can look for none.
    @Test
    void readsNothingForNobody() {
        assertThat(records.findAll(Set.of())).isEmpty();
    }
}
