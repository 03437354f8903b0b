package helpdesk.graphql.error;

/// Something that the answer cannot do without is not there: it went away while the answer was being put
/// together, since a purge began in between, or this server has none of it.
public final class NotFound extends RuntimeException {

    private final String sentence;

    public NotFound(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
