package helpdesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The tickets, in the order in which they were opened.
record Tickets(People people) {

    private static final int OF_EACH_CONTACT = 3;
    private static final List<Case> IN_ENGLISH = Case.in(null);

    int size() {
        return OF_EACH_CONTACT * people.size();
    }

    Stream<Row> rows() {
        return IntStream.range(0, size()).boxed().flatMap(this::rows);
    }

    private Stream<Row> rows(int index) {
        var dice = new Dice("ticket", index);
        var step = Calendar.step(Calendar.FIRST_TICKET, size());
        var openedAt = Calendar.FIRST_TICKET.plus(step.multipliedBy(index)).plus(dice.shorterThan(step));
        return people.somebody(openedAt, dice).stream()
                .flatMap(requester ->
                        ticket(index + 1, openedAt, requester, dice).rows());
    }

    private Ticket ticket(int number, Instant openedAt, Person requester, Dice dice) {
        var others = Stream.generate(() -> people.somebody(openedAt, dice))
                .limit(dice.below(4))
                .flatMap(person -> person.stream())
                .map(person -> person.life().id())
                .filter(id -> !id.equals(requester.life().id()))
                .distinct()
                .toList();
        var cast = new Cast(requester.life().id(), others);
        return new Ticket(number, openedAt, cast, about(requester, others.size(), dice), dice);
    }

    /// People mostly write in their own language when the help desk speaks it.
    private static Case about(Person requester, int colleagues, Dice dice) {
        var own = Case.in(requester.country().language());
        var cases = own.isEmpty() || dice.percent(35) ? IN_ENGLISH : own;
        return dice.oneOf(Stream.concat(cases.stream(), IN_ENGLISH.stream().limit(1))
                .filter(about -> about.colleagues() <= colleagues)
                .toList());
    }
}
