package helpdesk.demo;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.stream.Stream;

/// Valid phone numbers: variations of the example that each country's numbering plan has.
final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private Phones() {}

    static String of(Country country, Dice dice) {
        var example = NUMBERS.getExampleNumberForType(country.region(), PhoneNumberType.MOBILE);
        return Stream.generate(() -> variation(example, dice))
                .filter(NUMBERS::isValidNumber)
                .map(number -> NUMBERS.format(number, PhoneNumberFormat.E164))
                .findFirst()
                .orElseThrow();
    }

    private static PhoneNumber variation(PhoneNumber example, Dice dice) {
        var unvaried = example.getNationalNumber() / 100_000 * 100_000;
        return new PhoneNumber().mergeFrom(example).setNationalNumber(unvaried + dice.below(100_000));
    }
}
