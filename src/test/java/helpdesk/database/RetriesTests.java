package helpdesk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

/// What a request reads again, since the connection was lost amid the rows, counts once for its answer.
class RetriesTests {

    private static final int MORE_THAN_HALF = 2_000_000;

    private final AtomicInteger attempts = new AtomicInteger();

    @BeforeEach
    void beginRequest() {
        Deadline.use(Deadline.in(Duration.ofSeconds(10), Duration.ZERO));
    }

    @AfterEach
    void endRequest() {
        Deadline.useNone();
    }

    @Test
    void countOnceWhatIsReadAgain() {
        assertThat(Retries.read(this::readAfterALostConnection)).isEqualTo(2);
    }

    @Test
    void countWhatWasReadBefore() {
        Retries.read(this::readAfterALostConnection);
        assertThatExceptionOfType(AnswerTooLong.class).isThrownBy(() -> Retries.read(this::readAfterALostConnection));
    }

    private int readAfterALostConnection() {
        Deadline.current().orElseThrow().read(MORE_THAN_HALF);
        if (attempts.incrementAndGet() == 1) {
            throw new DataAccessResourceFailureException("Lost", new SQLTransientConnectionException("Lost"));
        }
        return attempts.get();
    }
}
