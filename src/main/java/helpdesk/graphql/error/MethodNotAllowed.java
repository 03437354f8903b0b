package helpdesk.graphql.error;

import org.springframework.http.HttpStatus;

/// An operation that is not executed for this HTTP method.
public final class MethodNotAllowed extends RequestFailure {

    public MethodNotAllowed(String message) {
        super(new Failure(ErrorCode.BAD_USER_INPUT, message, HttpStatus.METHOD_NOT_ALLOWED, 0));
    }
}
