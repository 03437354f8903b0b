package helpdesk.customfield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomFieldTypeTests {

    @ParameterizedTest
    @ValueSource(strings = {"+12345-01-01", "-0001-01-01", "0000-01-01", "2026-02-30", "2026-1-31", "20260131"})
    void knowsNoDatesBeyondFourDigits(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field(CustomFieldType.DATE).checked(value));
    }

    @Test
    void takesAChoiceHoweverItIsNormalised() {
        assertThat(field(CustomFieldType.CHOICE, "Caf\u00E9").checked(" Cafe\u0301"))
                .isEqualTo("Caf\u00E9");
    }

    /// Of which no work is done.
    @Test
    void takesNoChoiceThatIsLongerThanAny() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field(CustomFieldType.CHOICE, "a").checked("a" + "\u0301".repeat(200)))
                .withMessageContaining("200 characters");
    }

    @Test
    void neverQuotesAValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field(CustomFieldType.DATE).checked("secret"))
                .withNoCause()
                .withMessageNotContaining("secret");
    }

    private static CustomField field(CustomFieldType type, String... choices) {
        return new CustomField(CustomFieldId.next(), 1, "field", "A field", type, List.of(choices));
    }
}
