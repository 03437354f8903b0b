package helpdesk.interleaving;

import java.util.List;

/// Which orders are played: options of the build, so that all of them, others, or a single one, take no change of code.
///
/// @param pairs the pairs whose names begin with one of these, such as `RESTORE+PURGE/`
/// @param schedule a schedule to play alone; empty to explore
/// @param orders how many of each pair, if it has more: so many in a row, and so many by chance; 0 for all
/// @param seed what those by chance are made from, of a pair that has more
record InterleavingSettings(List<String> pairs, String schedule, int orders, long seed) {

    private static final int FEW = 5;

    static final InterleavingSettings ALL = new InterleavingSettings(List.of(""), "", 0, 1);

    InterleavingSettings {
        orders = orders == 0 ? Integer.MAX_VALUE / 2 : orders;
    }

    static InterleavingSettings ofThisBuild() {
        return new InterleavingSettings(
                List.of(System.getProperty("helpdesk.interleaving.pairs", "").split(",", -1)),
                System.getProperty("helpdesk.interleaving.schedule", ""),
                Integer.getInteger("helpdesk.interleaving.orders", FEW),
                Long.getLong("helpdesk.interleaving.seed", 1));
    }

    boolean includes(Pair candidate) {
        return pairs.stream().anyMatch(candidate.toString()::startsWith);
    }

    String toRepeat(Pair pair, Schedule schedule) {
        return "-Dhelpdesk.interleaving.pairs=%s -Dhelpdesk.interleaving.schedule=%s -Dhelpdesk.interleaving.seed=%s"
                .formatted(pair, schedule, seed);
    }
}
