package helpdesk.graphql.error;

import java.util.Locale;
import org.springframework.http.HttpStatusCode;

/// A request with a value that the schema cannot exclude, such as a page of no elements, or a request over a limit that
/// does not depend on time. The message is shown to the caller, so it never quotes the input.
public final class BadUserInput extends RequestFailure {

    public BadUserInput(String message) {
        this(ErrorCode.BAD_USER_INPUT, message);
    }

    /// @param code for a kind of bad input that clients tell from others
    public BadUserInput(ErrorCode code, String message) {
        super(new Failure(code, message));
    }

    /// @param status of an answer that holds nothing else
    public BadUserInput(String message, HttpStatusCode status) {
        super(Failure.badRequest(message, status));
    }

    public static void require(boolean isMet, String message) {
        if (!isMet) {
            throw new BadUserInput(message);
        }
    }

    /// Rejects a request over a limit.
    ///
    /// @param message with `%d` for the limit
    public static void require(boolean isMet, String message, long limit) {
        if (!isMet) {
            throw new BadUserInput(String.format(Locale.ENGLISH, message, limit));
        }
    }
}
