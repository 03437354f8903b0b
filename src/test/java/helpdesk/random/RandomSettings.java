package helpdesk.random;

/// How many random requests there are, and which: options of the build, so that a longer run, another one, or a single
/// request of one takes no change of code.
///
/// @param seed what all requests are made from
/// @param first the number of the first request, from 0
/// @param requests how many there are from there on
record RandomSettings(long seed, int first, int requests) {

    private static final int FEW = 5_000;

    static RandomSettings ofThisBuild() {
        return new RandomSettings(
                Long.getLong("helpdesk.random.seed", 1),
                Integer.getInteger("helpdesk.random.first", 0),
                Integer.getInteger("helpdesk.random.requests", 20_000));
    }

    /// Whether there are enough of them for chance to have tried everything.
    boolean areMany() {
        return requests >= FEW;
    }

    String toRepeat(int number) {
        return "-Dhelpdesk.random.seed=%s -Dhelpdesk.random.first=%s -Dhelpdesk.random.requests=1"
                .formatted(seed, number);
    }
}
