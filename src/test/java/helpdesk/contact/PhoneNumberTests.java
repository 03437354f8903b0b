package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        +4930901820           | +4930901820
        +49 30 901820         | +4930901820
        +49 (0)30 / 90-18-20  | +4930901820
        +1 (650) 253-0000     | +16502530000
        ＋４９３０９０１８２０ | +4930901820
        +81 3-1234-5678       | +81312345678
        tel:+49-30-901820     | +4930901820
        TEL:+49(30)901820     | +4930901820
        \u202A+49 30 901820\u202C | +4930901820
        \uFEFF\u200E+4930901820\uFE0F | +4930901820
        \u2068\u00A0+4930901820\u200B\u2069 | +4930901820
        """)
    void isBroughtIntoTheFormOfE164(String input, String number) {
        assertThat(PhoneNumber.of(input).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "030 901820",
                "004930901820",
                "+49",
                "+49 1",
                "+999 123456789",
                "+4930901820 ext. 5",
                "call me",
                "+4930901820+4930901820",
                "+49309018201234567890",
                "+4989123456789012",
                "+4930901820abc",
                "+1-800-FLOWERS",
                "call me +4930901820",
                "tel:",
                "tel:030901820",
                "tel:tel:+4930901820",
                "tel:+4930901820;ext=5",
                "tel:+4930901820;isub=5",
                "tel:901820;phone-context=+4930",
                "sms:+4930901820",
                "+49\u200B30901820",
                "++4930901820",
                "+49301234567890123",
                "+493090\u000018200",
                "+49 30 9018 20 20 20 20 20 20 20 20 20 20 20 20 20 20",
            })
    void isRefusedWhenItIsNone(String input) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PhoneNumber.of(input))
                .withMessageNotContaining("901820 ");
    }

    @Test
    void doesNotPrintItself() {
        assertThat(PhoneNumber.of("+4930901820")).hasToString("[redacted]");
    }
}
