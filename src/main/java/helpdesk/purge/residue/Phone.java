package helpdesk.purge.residue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A phone number to look for in texts, however people write it: with the country's code, or as it is dialled there.
///
/// @param end its last digits, by which most texts are told to hold something else
/// @param region where it need not have its country's code; null if it belongs to none
record Phone(PhoneNumber number, String end, @Nullable String region) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int DIGITS_OF_END = 4;

    /// Of a text full of digits, the beginning is enough.
    private static final int MOST_TRIES = 1_000;

    /// @param number as of E.164; empty if the numbering plan of today knows none such
    static Optional<Phone> parse(String number) {
        try {
            var parsed = NUMBERS.parse(number, null);
            var end = number.substring(Math.max(0, number.length() - DIGITS_OF_END));
            return Optional.of(new Phone(parsed, end, NUMBERS.getRegionCodeForNumber(parsed)));
        } catch (NumberParseException unparseable) {
            return Optional.empty();
        }
    }

    boolean standsIn(String text) {
        return digits(text).contains(end)
                && StreamSupport.stream(
                                NUMBERS.findNumbers(text, region, Leniency.POSSIBLE, MOST_TRIES)
                                        .spliterator(),
                                false)
                        .anyMatch(found -> NUMBERS.isNumberMatch(found.number(), number) == MatchType.EXACT_MATCH);
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.codePoints()
                .map(character -> Character.digit(character, 10))
                .filter(digit -> digit >= 0)
                .forEach(digits::append);
        return digits.toString();
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
