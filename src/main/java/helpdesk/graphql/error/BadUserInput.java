package helpdesk.graphql.error;

/// A request that is malformed in a way the schema cannot say: a page of no size, a cursor that is none. The message is
/// shown to the caller, so it never quotes the input.
public final class BadUserInput extends RuntimeException {

    private final String sentence;

    public BadUserInput(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
