package helpdesk.history;

import helpdesk.history.Request.ReadPurge;
import helpdesk.history.Request.StartPurge;
import helpdesk.history.Told.Done;
import helpdesk.history.Told.PurgeIs;
import helpdesk.history.Told.Unknown;
import java.util.Locale;
import java.util.stream.Stream;

/// One exchange of a client with the server, with the nanoseconds between which it happened.
public record Event(String client, Request request, Told told, long asked, long answered) {

    /// What happened at one moment each. A purge begins at one, and goes on until its answer is made at another.
    Stream<Event> moments() {
        return request instanceof StartPurge && told instanceof PurgeIs
                ? Stream.of(with(request, new Done()), with(new ReadPurge(), told))
                : Stream.of(this);
    }

    private Event with(Request part, Told answer) {
        return new Event(client, part, answer, asked, answered);
    }

    boolean isUnknown() {
        return told instanceof Unknown;
    }

    /// What is not answered may happen until the end of time.
    long end() {
        return isUnknown() ? Long.MAX_VALUE : answered;
    }

    /// As if the answer had been lost.
    Event unanswered() {
        return with(request, new Unknown());
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
