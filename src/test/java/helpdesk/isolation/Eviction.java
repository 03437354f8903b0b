package helpdesk.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.api.Portal;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A contact that is soft deleted in the middle of its own requests: each that it begins after the soft delete has been
/// answered is refused (R1).
record Eviction(
        Resident resident,
        Traffic traffic,
        Helpdesk helpdesk,
        Portal portal,
        CountDownLatch ready,
        CountDownLatch done) {

    private static final int BEFORE = 20;
    private static final int AFTER = 60;
    private static final int MOST = 20_000;

    static Eviction of(Resident resident, Traffic traffic, Helpdesk helpdesk, Portal portal) {
        return new Eviction(resident, traffic, helpdesk, portal, new CountDownLatch(BEFORE), new CountDownLatch(1));
    }

    /// The contact's part.
    void ask() {
        var refused = 0;
        for (var round = 0; round < MOST && refused < AFTER; round++) {
            refused += isRefused() ? 1 : 0;
        }
        assertThat(refused).isEqualTo(AFTER);
    }

    private boolean isRefused() {
        var isShut = done.getCount() == 0;
        var answer = resident.client().send(Reads.VIEWER);
        if (isShut) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(401);
        }
        traffic.assertThatNothingOfOthersIsTold(resident.number(), answer);
        ready.countDown();
        return answer.status() == 401;
    }

    /// The agent's part.
    void evict() throws InterruptedException {
        assertThat(ready.await(1, TimeUnit.MINUTES)).isTrue();
        helpdesk.softDeleted(resident.visitor().id());
        done.countDown();
        assertThat(portal.signIn(resident.visitor().email(), Portal.PASSWORD).refusals("signIn"))
                .containsExactly("InvalidCredentials");
    }
}
