package helpdesk.purge.residue;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.MatchType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A phone number to look for in texts, however people write it: with the country's code, or as it is dialled there.
///
/// @param end its last digits, by which most texts are told to hold something else
/// @param region where it need not have its country's code; null if it belongs to none
record Phone(PhoneNumber number, String end, @Nullable String region) {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int DIGITS_OF_END = 4;

    /// @param number as of E.164
    static Phone of(String number) {
        try {
            var parsed = NUMBERS.parse(number, null);
            var end = number.substring(Math.max(0, number.length() - DIGITS_OF_END));
            return new Phone(parsed, end, NUMBERS.getRegionCodeForNumber(parsed));
        } catch (NumberParseException unparseable) {
            throw new IllegalStateException("A phone number was stored that is none");
        }
    }

    boolean standsIn(String text) {
        return digits(text).contains(end)
                && StreamSupport.stream(
                                NUMBERS.findNumbers(text, region, Leniency.POSSIBLE, Long.MAX_VALUE)
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
