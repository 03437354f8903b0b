package helpdesk.demo;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One of many contacts, known by number. What a help desk knows of people has gaps.
record Person(int number, Life life, Country country) {

    private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

    Contact contact() {
        var dice = new Dice("contact", number);
        var given = dice.oneOf(country.given());
        var family = dice.oneOf(country.family());
        return new Contact(
                life,
                country.name().replace("{given}", given.written()).replace("{family}", family.written()),
                dice.percent(97) ? email(given, family, dice) : null,
                dice.percent(80) ? Phones.of(country, dice) : null,
                dice.percent(75) ? dice.oneOf(Office.DEMO.jobTitles()) : null,
                dice.percent(70) ? address(dice) : null,
                values(dice));
    }

    /// The number keeps addresses apart. A few people write theirs in their own script, or with capitals.
    private String email(NamePart given, NamePart family, Dice dice) {
        var name = dice.percent(4)
                ? (given.written() + "." + family.written()).replaceAll("[\\s’]", "")
                : given.latin() + "." + family.latin();
        return name + (number + 1) + "@" + dice.oneOf(DOMAINS);
    }

    private String address(Dice dice) {
        return country.address()
                .replace("{street}", dice.oneOf(country.streets()))
                .replace("{number}", String.valueOf(1 + dice.below(180)))
                .replace("{city}", dice.oneOf(country.cities()));
    }

    private Map<String, String> values(Dice dice) {
        var values = new LinkedHashMap<String, String>();
        Stream.of(DemoField.values())
                .filter(_ -> dice.percent(80))
                .forEach(field -> values.put(field.key(), value(field, dice)));
        return values;
    }

    private String value(DemoField field, Dice dice) {
        return switch (field) {
            case COMPANY -> Companies.of(country, dice);
            case SEATS -> String.valueOf(1 + dice.below(250));
            case CONTRACT_END -> contractEnd(dice);
            case NEWSLETTER -> String.valueOf(dice.percent(40));
            case PLAN -> dice.oneOf(Office.DEMO.plans());
        };
    }

    /// At the end of a month to come.
    private static String contractEnd(Dice dice) {
        var month = LocalDate.ofInstant(Calendar.TODAY, ZoneOffset.UTC).plusMonths(1 + dice.below(24));
        return month.withDayOfMonth(1).minusDays(1).toString();
    }
}
