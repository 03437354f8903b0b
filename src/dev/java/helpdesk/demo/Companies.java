package helpdesk.demo;

import java.util.Locale;
import net.datafaker.Faker;

/// Names of companies, in the language of their country.
final class Companies {

    private Companies() {}

    static String of(Country country, Dice dice) {
        return new Faker(Locale.forLanguageTag(country.locale()), dice.toRandom())
                .company()
                .name();
    }
}
