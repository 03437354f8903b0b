package helpdesk.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskUnderLoadTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Contacts and agents hammer the server at once, some sign in, some are soft deleted on the way, and nobody is ever
/// told what is another contact's.
@HelpdeskUnderLoadTest
class IsolationTests {

    private static final int RESIDENTS = 12;
    private static final int EVICTED = 3;
    private static final int AGENTS = 3;
    private static final int ROUNDS = 200;
    private static final int SIGN_INS = 20;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    @Autowired
    Portal portal;

    @Test
    void holdsBetweenCallersThatAskAtTheSameTime() throws Exception {
        var residents = new Ring(helpdesk, portal, client.asAgent()).residents(RESIDENTS);
        var traffic = new Traffic(residents);
        var staying = residents.subList(EVICTED, RESIDENTS);
        var evictions = residents.subList(0, EVICTED).stream()
                .map(resident -> Eviction.of(resident, traffic, helpdesk, portal))
                .toList();
        var tasks = new ArrayList<Callable<Boolean>>();
        staying.forEach(resident -> tasks.add(task(() -> traffic.ofContact(resident, ROUNDS))));
        evictions.forEach(eviction -> tasks.add(task(eviction::ask)));
        tasks.addAll(Collections.nCopies(AGENTS, task(() -> traffic.ofAgent(client.asAgent(), ROUNDS))));
        tasks.add(task(() -> signInAndEvict(staying, evictions, traffic)));
        assertThat(allAtOnce(tasks)).hasSize(16).containsOnly(true);
    }

    private void signInAndEvict(List<Resident> staying, List<Eviction> evictions, Traffic traffic) throws Exception {
        signIn(staying, traffic);
        for (var eviction : evictions) {
            eviction.evict();
        }
    }

    private void signIn(List<Resident> residents, Traffic traffic) {
        for (var time = 0; time < SIGN_INS; time++) {
            var resident = residents.get(time % residents.size());
            var again = portal.signedIn(resident.visitor().email());
            assertThat(again.id()).isEqualTo(resident.visitor().id());
            traffic.assertThatOnlyItsOwnIsTold(resident.number(), again.client().send(Reads.VIEWER));
        }
    }

    private interface Task {
        void run() throws Exception;
    }

    private static Callable<Boolean> task(Task task) {
        return () -> {
            task.run();
            return true;
        };
    }

    private static List<Boolean> allAtOnce(List<Callable<Boolean>> tasks) throws Exception {
        var done = new ArrayList<Boolean>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (var result : threads.invokeAll(tasks)) {
                done.add(result.get());
            }
        }
        return done;
    }
}
