package helpdesk.contact;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import helpdesk.graphql.usererror.Text;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.data.relational.core.mapping.Column;

/// A phone number in the form of E.164. Personal data.
public record PhoneNumber(@Column("phone") String number) {

    private static final int LONGEST_INPUT = 40;

    /// As people write it, or as the URI of a link to it (RFC 3966); without an extension or other parameters.
    private static final Pattern WRITTEN = Pattern.compile("(?:tel:)?(\\+[0-9\\p{Zs}\\p{Pd}()./]+)", CASE_INSENSITIVE);

    /// A plus sign and 15 digits, as E.164 limits it; the numbering plans of some countries have longer numbers.
    private static final int LONGEST = 16;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Throws `IllegalArgumentException` unless the input is a valid number with its country code.
    public static PhoneNumber of(String input) {
        try {
            var number = NUMBERS.parse(written(input), null);
            var international = NUMBERS.format(number, PhoneNumberUtil.PhoneNumberFormat.E164);
            if (NUMBERS.isValidNumber(number) && !number.hasExtension() && international.length() <= LONGEST) {
                return new PhoneNumber(international);
            }
        } catch (NumberParseException unparseable) {
            throw refusal();
        }
        throw refusal();
    }

    /// As people dial it within the country, such as `030 901820`.
    String national() {
        try {
            return NUMBERS.format(NUMBERS.parse(number, null), PhoneNumberUtil.PhoneNumberFormat.NATIONAL);
        } catch (NumberParseException impossible) {
            return number;
        }
    }

    /// Checked before the library parses it, which reads letters as the digits on their keys, and finds a number
    /// in any text.
    private static String written(String input) {
        var text = Normalizer.normalize(Text.line(Padding.removed(input), LONGEST_INPUT), Normalizer.Form.NFKC);
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw refusal();
        }
        return written.group(1);
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("This is not a phone number with a country code, such as +4930901820");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
