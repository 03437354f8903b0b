package helpdesk.graphql.error;

/// Something that the answer cannot do without went away while it was being put together: a purge began in between.
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
