package helpdesk.history;

import helpdesk.history.Told.Unknown;
import java.util.Locale;

/// One exchange of a client with the server, with the nanoseconds between which it happened.
public record Event(String client, Request request, Told told, long asked, long answered) {

    boolean isUnknown() {
        return told instanceof Unknown;
    }

    /// What is not answered may happen until the end of time.
    long end() {
        return isUnknown() ? Long.MAX_VALUE : answered;
    }

    /// As if the answer had been lost.
    Event unanswered() {
        return new Event(client, request, new Unknown(), asked, answered);
    }

    /// As it looked at a moment before its answer.
    Event at(long moment) {
        return answered <= moment ? this : unanswered();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%9.3f to %9.3f s  %-10s %s -> %s", asked / 1e9, answered / 1e9, client, request, told);
    }
}
