package helpdesk.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The contacts, in the order in which they came.
record People(int size) {

    Stream<Contact> all() {
        return IntStream.range(0, size).mapToObj(number -> person(number).contact());
    }

    /// Somebody who is a contact at this moment and stays one for as long as a ticket takes; rarely nobody.
    Optional<Person> somebody(Instant moment, Dice dice) {
        var came = (int) Duration.between(Calendar.FIRST_CONTACT, moment).dividedBy(step());
        return came == 0
                ? Optional.empty()
                : Stream.generate(() -> person(dice.below(came)))
                        .limit(20)
                        .filter(person -> person.life().lasts(moment, Calendar.LONGEST_TICKET))
                        .findFirst();
    }

    private Person person(int number) {
        var dice = new Dice("life", number);
        var createdAt = Calendar.FIRST_CONTACT.plus(step().multipliedBy(number)).plus(dice.shorterThan(step()));
        return new Person(number, Life.of(dice, createdAt), dice.oneOf(Country.ALL));
    }

    private Duration step() {
        return Calendar.step(Calendar.FIRST_CONTACT, size);
    }
}
