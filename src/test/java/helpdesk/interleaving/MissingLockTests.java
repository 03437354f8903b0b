package helpdesk.interleaving;

import static helpdesk.interleaving.Operation.ANSWER;
import static helpdesk.interleaving.Operation.BATCH;
import static helpdesk.interleaving.Operation.EMAIL_CHANGE;
import static helpdesk.interleaving.Operation.LEGAL_HOLD;
import static helpdesk.interleaving.Operation.PASSWORD_RESET;
import static helpdesk.interleaving.Operation.PURGE;
import static helpdesk.interleaving.Operation.PURGE_CHUNK;
import static helpdesk.interleaving.Operation.RETENTION_START;
import static helpdesk.interleaving.Operation.SIGN_UP;
import static helpdesk.interleaving.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The explorer of interleavings can fail: it finds what goes wrong when the server does not take a lock, or does not
/// compare what it has to. The server itself stays as it is: its statements are changed on their way to the database.
/// Of the same pairs, with the statements as they are, [InterleavingTests] find nothing.
@InterleavingTest
class MissingLockTests {

    private static final Pattern OF_CONTACT = Pattern.compile("\\b(FROM|UPDATE) `?contact\\b");
    private static final Pattern LOCK = Pattern.compile("\\bFOR UPDATE\\b");
    private static final Pattern COMPARED_VERSION = Pattern.compile("(`contact`\\.`version` = \\?)$");
    private static final Pattern LOOK_FOR_A_PURGE = Pattern.compile("\\bc\\.state = 'PURGING'");

    private static final Pattern ERASE_WORDS = Pattern.compile("DELETE FROM contact_search_word WHERE");
    private static final Pattern INSERT_WORDS = Pattern.compile("INSERT(?= INTO contact_search_word)");
    private static final Pattern NEXT_POSITION = Pattern.compile("(?<=, 0\\)) \\+ 1\\b");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicBoolean hasChanged = new AtomicBoolean();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tables tables;

    @Autowired
    Theatre theatre;

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void letsAPurgeTakeACommentThatItsPreviewDidNotShow() throws Exception {
        assertThat(found(this::withoutLockOfContact, new Pair(PURGE, ANSWER, Life.SOFT_DELETED)))
                .contains("Nothing explains the answers [[");
    }

    @Test
    void letsAContactBePurgedThatHasBeenHeldMeanwhile() throws Exception {
        assertThat(found(this::withoutLockOfContact, new Pair(PURGE, LEGAL_HOLD, Life.SOFT_DELETED)))
                .contains("Nothing explains the answers [[");
    }

    @Test
    void letsABatchPurgeAContactThatHasBeenHeldMeanwhile() throws Exception {
        assertThat(found(this::withoutLockOfContact, new Pair(LEGAL_HOLD, BATCH, Life.SOFT_DELETED)))
                .contains("Nothing explains the answers [[");
    }

    @Test
    void letsTheRetentionPolicyPurgeAContactThatHasBeenHeldMeanwhile() throws Exception {
        assertThat(found(this::withoutLockOfContact, new Pair(LEGAL_HOLD, RETENTION_START, Life.SOFT_DELETED)))
                .contains("Nothing explains the answers [[");
    }

    @Test
    void losesAnUpdate() throws Exception {
        assertThat(found(
                        sql -> withoutComparedVersion(withoutLockOfContact(sql)),
                        new Pair(UPDATE, UPDATE, Life.ACTIVE)))
                .contains("Nothing explains the answers [[done], [done]]");
    }

    @Test
    void letsALinkToAContactThatIsBeingPurgedOpenAnAccount() throws Exception {
        assertThat(found(sql -> replace(LOOK_FOR_A_PURGE, sql, "FALSE"), new Pair(PURGE_CHUNK, SIGN_UP, Life.PURGING)))
                .contains("Nothing explains the answers [[done], [done]]");
    }

    @Test
    void letsALinkSetTwoPasswords() throws Exception {
        assertThat(found(sql -> replace(LOCK, sql, ""), new Pair(PASSWORD_RESET, PASSWORD_RESET, Life.ACTIVE)))
                .contains("Nothing explains the answers [[done], [done]]");
    }

    @Test
    void keepsWordsThatTheContactNoLongerHas() throws Exception {
        assertThat(found(
                        sql -> replace(INSERT_WORDS, replace(ERASE_WORDS, sql, "$0 FALSE AND"), "INSERT IGNORE"),
                        new Pair(EMAIL_CHANGE, UPDATE, Life.ACTIVE)))
                .contains("A contact is found by");
    }

    @Test
    void leavesAGapInTheAuditTrail() throws Exception {
        assertThat(found(sql -> replace(NEXT_POSITION, sql, " + 2"), new Pair(EMAIL_CHANGE, UPDATE, Life.ACTIVE)))
                .contains("An audit trail has the positions");
    }

    /// What is wrong with the first order with which something is wrong.
    private String found(UnaryOperator<String> statements, Pair pair) throws Exception {
        var explorer = new Explorer(new LockWaits(jdbc), tables, threads, statements);
        var findings = explorer.explore(new PairScenario(pair, theatre), InterleavingSettings.ALL);
        assertThat(hasChanged).as("a statement was changed").isTrue();
        assertThat(findings.failures()).as("%s: %s", pair, findings).hasSize(1);
        return String.join("\n", findings.failures().getFirst().violations());
    }

    private String withoutLockOfContact(String sql) {
        return OF_CONTACT.matcher(sql).find() ? replace(LOCK, sql, "") : sql;
    }

    private String withoutComparedVersion(String sql) {
        return replace(COMPARED_VERSION, sql, "($1 OR TRUE)");
    }

    private String replace(Pattern part, String sql, String instead) {
        var changed = part.matcher(sql).replaceAll(instead);
        hasChanged.compareAndSet(false, !changed.equals(sql));
        return changed;
    }
}
