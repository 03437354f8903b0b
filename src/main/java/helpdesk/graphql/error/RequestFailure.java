package helpdesk.graphql.error;

/// A failure that the code itself reports, with the text that the client reads.
public abstract sealed class RequestFailure extends RuntimeException permits BadUserInput, NotFound, Throttled {

    private final transient Failure failure;

    RequestFailure(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
