package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.security.access.AccessDeniedException;

/// A stream ends with what a field would have told of the same exception.
class FailureTests {

    static List<Arguments> exceptions() {
        return List.of(
                Arguments.of(sql(new SQLTransientConnectionException("Mustermann")), ErrorCode.UNAVAILABLE),
                Arguments.of(sql(new SQLException("Mustermann", "HY000", 1290)), ErrorCode.UNAVAILABLE),
                Arguments.of(new CannotAcquireLockException("Mustermann"), ErrorCode.UNAVAILABLE),
                Arguments.of(sql(new SQLException("Mustermann", "22001", 1406)), ErrorCode.INTERNAL_SERVER_ERROR),
                Arguments.of(new IllegalStateException("Mustermann"), ErrorCode.INTERNAL_SERVER_ERROR),
                Arguments.of(new AccessDeniedException("Mustermann"), ErrorCode.UNAUTHENTICATED),
                Arguments.of(new BadUserInput("This is not a cursor"), ErrorCode.BAD_USER_INPUT),
                Arguments.of(new NotFound("This server has no portal"), ErrorCode.NOT_FOUND),
                Arguments.of(new Throttled(Duration.ofSeconds(3)), ErrorCode.THROTTLED));
    }

    private static Exception sql(SQLException failure) {
        return new UncategorizedSQLException("task", "SELECT 'Mustermann'", failure);
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void hasOneCodeWhereverItHappens(Exception exception, ErrorCode code) {
        assertThat(Failure.of(exception).code()).isEqualTo(code);
        assertThat(Failure.of(exception).message()).doesNotContain("Mustermann");
        assertThat(new ErrorConfiguration()
                        .failuresOfStreams()
                        .resolveException(exception)
                        .block())
                .singleElement()
                .satisfies(error -> assertThat(error.getErrorType()).isEqualTo(Failure.of(exception)));
    }
}
