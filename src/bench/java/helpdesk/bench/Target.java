package helpdesk.bench;

/// What a ratio has to be, and what is hoped for.
///
/// @param more whether more is better
record Target(double must, double aim, boolean more) {

    /// For a comparison that only informs.
    static final Target NONE = new Target(0, 0, true);

    static Target atLeast(double must, double aim) {
        return new Target(must, aim, true);
    }

    static Target atMost(double must, double aim) {
        return new Target(must, aim, false);
    }

    String verdict(double ratio) {
        return equals(NONE) ? "" : isReached(ratio, aim) ? "aim" : isReached(ratio, must) ? "must" : "missed";
    }

    private boolean isReached(double ratio, double bound) {
        return more ? ratio >= bound : ratio <= bound;
    }
}
