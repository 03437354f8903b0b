package helpdesk.purge;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.contact.ContactId;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;

class SharedPurgeProgressTests {

    private final PurgeId id = PurgeId.next();
    private final ContactId contact = new ContactId(EntityId.next());
    private final SharedPurgeProgress progress = new SharedPurgeProgress();

    /// Reads what it asks for, and no more.
    private static final class Reader extends BaseSubscriber<Optional<Purge>> {

        private final List<Optional<Purge>> read = new ArrayList<>();
        private boolean isOver;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            assertThat(subscription).isNotNull();
        }

        @Override
        protected void hookOnNext(Optional<Purge> purge) {
            read.add(purge);
        }

        @Override
        protected void hookOnComplete() {
            isOver = true;
        }
    }

    @Test
    void tellsASlowReaderTheLatestAndNothingBetween() {
        var reader = new Reader();
        progress.states().subscribe(reader);
        for (var second = 0; second < 1_000; second++) {
            assertThat(progress.publish(purge(PurgeState.RUNNING, second))).isFalse();
        }
        assertThat(progress.publish(purge(PurgeState.COMPLETED, 1_000))).isTrue();
        reader.request(1);
        assertThat(reader.read).containsExactly(purge(PurgeState.COMPLETED, 1_000));
        assertThat(reader.isOver).isTrue();
    }

    @Test
    void tellsWhoeverComesLaterTheLatestAtOnce() {
        progress.publish(purge(PurgeState.RUNNING, 1));
        progress.publish(purge(PurgeState.RUNNING, 2));
        var reader = new Reader();
        progress.states().subscribe(reader);
        reader.request(10);
        assertThat(reader.read).containsExactly(purge(PurgeState.RUNNING, 2));
    }

    @Test
    void saysNothingTwice() {
        var reader = new Reader();
        progress.states().subscribe(reader);
        reader.request(10);
        progress.publish(purge(PurgeState.RUNNING, 1));
        progress.publish(purge(PurgeState.RUNNING, 1));
        assertThat(reader.read).hasSize(1);
    }

    private Optional<Purge> purge(PurgeState state, int second) {
        var moment = Instant.EPOCH.plusSeconds(second);
        return Optional.of(new Purge(
                id,
                contact,
                state,
                new PersonalText("Olga Officer"),
                new PersonalText("olga"),
                moment,
                null,
                List.of()));
    }
}
