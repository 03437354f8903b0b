package helpdesk.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What somebody thought of how a ticket was handled.
record Opinion(Speaker by, int score, @Nullable String remark) {

    private static final List<Integer> SCORES = List.of(1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5);

    static Opinion of(Speaker rater, Dice dice) {
        var score = dice.oneOf(SCORES);
        var remark = dice.oneOf(Office.DEMO.remarks().get(score - 1));
        return new Opinion(rater, score, dice.percent(60) ? remark : null);
    }
}
