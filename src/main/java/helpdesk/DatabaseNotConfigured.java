package helpdesk;

import static org.springframework.core.NestedExceptionUtils.getMostSpecificCause;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Boot's own words for this speak of drivers and embedded databases, which are not what is missing.
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseNotConfigured extends AbstractFailureAnalyzer<BeanCreationException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable outermost, BeanCreationException failure) {
        var message = String.valueOf(getMostSpecificCause(failure).getMessage());
        return message.contains("Failed to determine a suitable driver class")
                ? new FailureAnalysis("No MySQL database is given.", DatabaseSettings.HOW_TO_SET_THEM, failure)
                : null;
    }
}
