package helpdesk.graphql.error;

/// Something that the answer needs is not there: its purge began while the answer was put together, or this server
/// does not offer it.
public final class NotFound extends RequestFailure {

    public NotFound(String message) {
        super(new Failure(ErrorCode.NOT_FOUND, message));
    }
}
