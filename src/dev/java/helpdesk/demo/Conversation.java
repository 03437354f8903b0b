package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What was said in a ticket until today, and whether that is all there is to say.
record Conversation(List<Said> said, boolean isComplete) {

    private static final Duration QUICK = Duration.ofMinutes(8);
    private static final Duration SLOW = Duration.ofHours(30);

    record Said(Line line, Instant at) {}

    /// Of some tickets nobody hears again after a while.
    static Conversation of(Case about, Instant openedAt, Dice dice) {
        var stalls = about.opinions() == null && dice.percent(8);
        var most = stalls ? 1 + dice.below(about.lines().size()) : about.lines().size();
        var said = new ArrayList<Said>();
        for (var at = openedAt; said.size() < most && at.isBefore(Calendar.TODAY); at = later(at, dice)) {
            said.add(new Said(about.lines().get(said.size()), at));
        }
        return new Conversation(said, said.size() == about.lines().size());
    }

    private static Instant later(Instant moment, Dice dice) {
        return moment.plus(QUICK).plus(dice.shorterThan(SLOW));
    }

    Said last() {
        return said.getLast();
    }

    String status() {
        if (!isComplete) {
            return last().line().by().isAgent() ? "PENDING" : "OPEN";
        }
        return last().at().plus(Calendar.LONGEST_TICKET).isBefore(Calendar.TODAY) ? "CLOSED" : "RESOLVED";
    }
}
