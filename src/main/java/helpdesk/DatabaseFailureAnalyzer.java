package helpdesk;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Explains a start that fails since no database is configured, or since it cannot be used. Boot would advise
/// embedded databases for the one, and print a stack trace for the other.
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseFailureAnalyzer implements FailureAnalyzer {

    private static final int UNKNOWN_DATABASE = 1049;

    private static final String ACTION = """
        Set spring.datasource.url, spring.datasource.username and spring.datasource.password, for example \
        --spring.datasource.url=jdbc:mysql://localhost:3306/helpdesk, or the environment variables \
        SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.\
        """;

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(DatabaseFailureAnalyzer::description)
                .filter(description -> !description.isEmpty())
                .findFirst()
                .map(description -> new FailureAnalysis(description, ACTION, failure))
                .orElse(null);
    }

    private static String description(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        if (cause instanceof SQLException sql && isAboutTheConnection(sql)) {
            return "The MySQL database cannot be used: "
                    + message.lines().findFirst().orElse("");
        }
        return message.startsWith("Failed to determine a suitable driver class") ? "No MySQL database is given." : "";
    }

    /// SQL states of class 08 are connection exceptions, those of class 28 authorisation failures.
    private static boolean isAboutTheConnection(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || failure.getErrorCode() == UNKNOWN_DATABASE;
    }
}
