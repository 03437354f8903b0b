package helpdesk.customfield;

import helpdesk.graphql.usererror.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// What a value of a custom field is; values are text in the form that their type says.
enum CustomFieldType {
    TEXT {
        @Override
        String checked(String value, CustomField field) {
            return Text.lines(value, LONGEST_TEXT);
        }
    },
    NUMBER {
        @Override
        String checked(String value, CustomField field) {
            if (value.length() > LONGEST_NUMBER || !DECIMAL.matcher(value).matches()) {
                throw new IllegalArgumentException("This is no decimal number of at most 38 digits");
            }
            return new BigDecimal(value).toPlainString();
        }
    },
    DATE {
        @Override
        String checked(String value, CustomField field) {
            if (!isDate(value)) {
                throw new IllegalArgumentException("This is no date such as 2026-01-31");
            }
            return value;
        }
    },
    BOOLEAN {
        @Override
        String checked(String value, CustomField field) {
            if (!value.equals("true") && !value.equals("false")) {
                throw new IllegalArgumentException("This has to be true or false");
            }
            return value;
        }
    },
    CHOICE {
        @Override
        String checked(String value, CustomField field) {
            var choice = CustomField.label(value);
            if (!field.choices().contains(choice)) {
                throw new IllegalArgumentException("This is none of the field's choices");
            }
            return choice;
        }
    };

    private static final int LONGEST_TEXT = 2_000;
    private static final int ISO_DATE = "2026-01-31".length();
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern DECIMAL = Pattern.compile("-?(?=(?:\\.?[0-9]){1,38}$)[0-9]+(\\.[0-9]+)?");

    /// The value as it is stored; throws `IllegalArgumentException` with a sentence to show when it is none.
    abstract String checked(String value, CustomField field);

    /// Four digits for the year: the standard's longer and negative ones are of no use here.
    private static boolean isDate(String value) {
        try {
            return value.length() == ISO_DATE && LocalDate.parse(value).getYear() > 0;
        } catch (DateTimeException noDate) {
            return false;
        }
    }
}
