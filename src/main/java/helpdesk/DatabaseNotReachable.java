package helpdesk;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// The database is down, elsewhere, or does not know us: nothing of which needs a stack trace.
class DatabaseNotReachable extends AbstractFailureAnalyzer<SQLException> {

    private static final int UNKNOWN_DATABASE = 1049;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable outermost, SQLException failure) {
        return isAboutTheConnection(failure)
                ? new FailureAnalysis(description(failure), DatabaseSettings.HOW_TO_SET_THEM, failure)
                : null;
    }

    /// SQL states of class 08 are connection exceptions, of class 28 authorisation ones.
    private static boolean isAboutTheConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || failure.getErrorCode() == UNKNOWN_DATABASE;
    }

    private static String description(SQLException failure) {
        var firstLine = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return "The MySQL database cannot be used: " + firstLine;
    }
}
