package helpdesk.ticket;

import helpdesk.graphql.usererror.Text;

/// How long the texts of a ticket may be.
final class TicketText {

    private TicketText() {}

    static String subject(String text) {
        return Text.line(text, 300);
    }

    static String body(String text) {
        return Text.lines(text, 50_000);
    }

    static String remark(String text) {
        return Text.lines(text, 2_000);
    }

    static int score(int score) {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("A score goes from 1 to 5");
        }
        return score;
    }
}
