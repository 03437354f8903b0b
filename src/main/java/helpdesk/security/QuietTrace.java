package helpdesk.security;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/// A stack trace without the messages of exceptions, which may quote personal data: classes, the database's codes
/// and the first frames.
public final class QuietTrace {

    private static final int FRAMES = 12;

    private QuietTrace() {}

    public static String of(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, QuietTrace::reason)
                .limit(10)
                .map(QuietTrace::describe)
                .collect(Collectors.joining(System.lineSeparator() + "caused by "));
    }

    /// What failed first, if the rollback failed as well.
    private static @Nullable Throwable reason(Throwable fault) {
        return fault instanceof TransactionSystemException rollback && rollback.getApplicationException() != null
                ? rollback.getApplicationException()
                : fault.getCause();
    }

    private static String describe(Throwable fault) {
        var name = fault.getClass().getName();
        var code = fault instanceof SQLException sql ? " " + sql.getSQLState() + "/" + sql.getErrorCode() : "";
        return Arrays.stream(fault.getStackTrace())
                .limit(FRAMES)
                .map(frame -> System.lineSeparator() + "\tat " + frame)
                .collect(Collectors.joining("", name + code, ""));
    }
}
