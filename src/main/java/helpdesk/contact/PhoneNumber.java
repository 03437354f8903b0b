package helpdesk.contact;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import helpdesk.graphql.usererror.Text;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.springframework.data.relational.core.mapping.Column;

/// A phone number as of E.164. Personal data.
public record PhoneNumber(@Column("phone") String number) {

    private static final int LONGEST_INPUT = 40;
    private static final Pattern WRITTEN = Pattern.compile("\\+[0-9\\p{Zs}\\p{Pd}()./]+");

    /// A plus sign and 15 digits; some countries' numbering plans know longer ones, E.164 does not.
    private static final int LONGEST = 16;

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /// Throws `IllegalArgumentException` for what is no valid number with its country code.
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

    /// The library would read letters as the digits on their keys, and look for a number in any text.
    private static String written(String input) {
        var text = Normalizer.normalize(Text.line(input, LONGEST_INPUT), Normalizer.Form.NFKC);
        if (!WRITTEN.matcher(text).matches()) {
            throw refusal();
        }
        return text;
    }

    private static IllegalArgumentException refusal() {
        return new IllegalArgumentException("This is no phone number with its country code, such as +4930901820");
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
