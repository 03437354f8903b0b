package helpdesk.ticket;

import helpdesk.graphql.usererror.Text;

/// Checks the texts and scores of a ticket.
final class TicketText {

    private static final int LONGEST_SUBJECT = 300;
    private static final int LONGEST_BODY = 50_000;
    private static final int LONGEST_REMARK = 2_000;

    private TicketText() {}

    static String subject(String text) {
        return Text.line(text, LONGEST_SUBJECT);
    }

    static String body(String text) {
        return Text.lines(text, LONGEST_BODY);
    }

    static String remark(String text) {
        return Text.lines(text, LONGEST_REMARK);
    }

    static int score(int score) {
        if (score < 1 || score > 5) {
            throw new IllegalArgumentException("A score must be from 1 to 5");
        }
        return score;
    }
}
