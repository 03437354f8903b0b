package helpdesk.interleaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The explorer finds what it has to find where it is known what there is to find.
@InterleavingTest
class ExplorerTests {

    private static final String LOCKED = " FOR UPDATE";

    private final DataSource source;
    private final JdbcClient jdbc;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Explorer explorer;

    @Autowired
    ExplorerTests(DataSource source, JdbcClient jdbc) {
        this.source = source;
        this.jdbc = jdbc;
        this.explorer = new Explorer(new LockWaits(jdbc), new Tables(Set.of("bank"), List.of()), threads);
    }

    @AfterEach
    void stopThreads() {
        jdbc.sql("DROP TABLE bank").update();
        threads.shutdownNow();
    }

    @Test
    void findsALostUpdate() throws Exception {
        var bank = deposits("");
        var findings = explorer.explore(bank, InterleavingSettings.ALL);
        assertThat(bank.outcomes()).containsExactlyInAnyOrder(List.of(11, 20), List.of(12, 20));
        assertThat(findings.isComplete()).isTrue();
    }

    @Test
    void findsNoneUnderALock() throws Exception {
        var bank = deposits(LOCKED);
        var findings = explorer.explore(bank, InterleavingSettings.ALL);
        assertThat(bank.outcomes()).containsExactly(List.of(12, 20));
        assertThat(findings.waits()).isPositive();
    }

    /// A copy each way reads one account and writes the other.
    @Test
    void findsWhateverAnyOrderLeadsTo() throws Exception {
        var explored = copies();
        var findings = explorer.explore(explored, InterleavingSettings.ALL);
        var everything = copies();
        var words = words();
        for (var word : words) {
            explorer.replay(everything, Schedule.parse(word));
        }
        assertThat(explored.outcomes()).hasSize(3).isEqualTo(everything.outcomes());
        assertThat(findings.orders()).isLessThan(words.size());
    }

    @Test
    void seesADeadlockThroughToItsEnd() {
        var bank = new Bank(source, (side, connection) -> {
            Bank.setMoney(connection, side == Side.A ? 1 : 2, 0);
            Bank.setMoney(connection, side == Side.A ? 2 : 1, 0);
        });
        assertThatThrownBy(() -> explorer.explore(bank, InterleavingSettings.ALL))
                .hasMessageContaining("Deadlock");
    }

    @Test
    void playsTheSameOrderAgain() throws Exception {
        var lost = deposits("");
        explorer.replay(lost, Schedule.parse("ABABAB"));
        assertThat(lost.outcomes()).containsExactly(List.of(11, 20));
        var kept = deposits("");
        explorer.replay(kept, Schedule.parse("AAABBB"));
        assertThat(kept.outcomes()).containsExactly(List.of(12, 20));
    }

    private Bank deposits(String lock) {
        return new Bank(source, (_, connection) -> Bank.setMoney(connection, 1, Bank.money(connection, 1, lock) + 1));
    }

    private Bank copies() {
        return new Bank(source, (side, connection) -> {
            var from = side == Side.A ? 1 : 2;
            Bank.setMoney(connection, 3 - from, Bank.money(connection, from, ""));
        });
    }

    /// All words of three moves each.
    private static Set<String> words() {
        var words = new HashSet<String>();
        IntStream.range(0, 64).filter(bits -> Integer.bitCount(bits) == 3).forEach(bits -> words.add(word(bits)));
        return words;
    }

    private static String word(int bits) {
        var word = new StringBuilder();
        IntStream.range(0, 6).forEach(bit -> word.append((bits >> bit & 1) == 0 ? 'A' : 'B'));
        return word.toString();
    }
}
