package helpdesk.customfield;

import helpdesk.graphql.usererror.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/// The type of a custom field. Values are stored as text, in a form that depends on the type.
enum CustomFieldType {
    TEXT,
    NUMBER,
    DATE,
    BOOLEAN,
    CHOICE;

    private static final int LONGEST_TEXT = 2_000;
    private static final int ISO_DATE = "2026-01-31".length();
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern DECIMAL = Pattern.compile("-?(?=(?:\\.?[0-9]){1,38}$)[0-9]+(\\.[0-9]+)?");

    /// The value as it is stored; throws `IllegalArgumentException` with a sentence to show if it is not valid.
    String checked(String value, List<String> choices) {
        return switch (this) {
            case TEXT -> Text.lines(value, LONGEST_TEXT);
            case NUMBER -> {
                require(isNumber(value), "This must be a decimal number of at most 38 digits");
                yield new BigDecimal(value).toPlainString();
            }
            case DATE -> {
                require(isDate(value), "This must be a date such as 2026-01-31");
                yield value;
            }
            case BOOLEAN -> {
                require(value.equals("true") || value.equals("false"), "This must be true or false");
                yield value;
            }
            case CHOICE -> {
                var choice = CustomField.label(value);
                require(choices.contains(choice), "This must be one of the field's choices");
                yield choice;
            }
        };
    }

    private static void require(boolean isValid, String message) {
        if (!isValid) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean isNumber(String value) {
        return value.length() <= LONGEST_NUMBER && DECIMAL.matcher(value).matches();
    }

    /// The year has four digits: ISO 8601 also knows longer and negative ones.
    private static boolean isDate(String value) {
        try {
            return value.length() == ISO_DATE && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
