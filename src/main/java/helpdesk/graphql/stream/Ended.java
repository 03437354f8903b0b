package helpdesk.graphql.stream;

/// A connection is to end, whatever it was about to do.
final class Ended extends RuntimeException {

    private final Ending ending;

    Ended(Ending ending) {
        super(ending.name(), null, false, false);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
