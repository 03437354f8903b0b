package helpdesk.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "erika@example.com",
                "Erika.Mustermann+help@mail.example.co.uk",
                "o'hara@example.com",
                "用户@例子.广告",
                "jörg@müller.example",
                "a@b.io",
            })
    void isKeptAsGiven(String address) {
        assertThat(EmailAddress.of(address).address()).isEqualTo(address);
    }

    @Test
    void isTrimmed() {
        assertThat(EmailAddress.of("  erika@example.com\n").address()).isEqualTo("erika@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "erika",
                "erika@",
                "@example.com",
                "erika@example",
                "erika@@example.com",
                "erika@example..com",
                ".erika@example.com",
                "erika mustermann@example.com",
                "erika@exam ple.com",
                "erika@-example.com",
                "erika@[192.168.0.1]",
                "\"erika mustermann\"@example.com",
                "erika(comment)@example.com",
                "Erika <erika@example.com>",
                "erika@example.com,max@example.com",
                "erika\u0000@example.com",
                "erika@example.com\r\nBcc: max@example.com",
                "erika\ud800@example.com",
                "<erika@example.com>",
                "eri\\@ka@example.com",
                "eri\u200Bka@example.com",
                "eri\u202Eka@example.com",
                "eri\u00A0ka@example.com",
                "erika@exam\u00ADple.com",
            })
    void isRefusedWhenItIsNone(String input) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.of(input))
                .withMessageNotContaining("erika");
    }

    @Test
    void isRefusedWhenItIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.of("a".repeat(64) + "@" + ("b".repeat(60) + ".").repeat(4) + "com"));
    }

    @ParameterizedTest
    @CsvSource({
        "Erika@Example.COM, erika@example.com",
        "jo\u0308rg@example.com, jörg@example.com",
        "ｅｒｉｋａ@example.com, erika@example.com",
        "ﬁona@example.com, fiona@example.com",
        "STRASSE@example.com, straße@example.com",
        "aσ@example.com, AΣ@example.com",
        "m@münchen.example, m@xn--mnchen-3ya.example",
    })
    void isTheSameWhateverItsCaseAndNormalisation(String one, String other) {
        assertThat(EmailAddress.of(one).key()).isEqualTo(EmailAddress.of(other).key());
    }

    @ParameterizedTest
    @CsvSource({
        "jörg@example.com, jorg@example.com",
        "erika@example.com, erika@example.org",
        "erika+a@example.com, erika@example.com",
        "e.rika@example.com, erika@example.com",
    })
    void isAnotherWhenAnythingElseDiffers(String one, String other) {
        assertThat(EmailAddress.of(one).key())
                .isNotEqualTo(EmailAddress.of(other).key());
    }

    @ParameterizedTest
    @CsvSource({
        "Erika@Example.COM, erika@example.com, true",
        "jörg@example.com, jörg@EXAMPLE.com, true",
        "erika@gıthub.example, erika@github.example, false",
        "erika@xn--gthub-n4a.example, erika@github.example, false",
        "mıke@example.com, mike@example.com, false",
        "erika@straße.example, erika@strasse.example, false",
        "ﬁona@example.com, fiona@example.com, false",
    })
    void isAMailboxLetterByLetter(String one, String other, boolean same) {
        assertThat(EmailAddress.of(one).isMailboxOf(EmailAddress.of(other))).isEqualTo(same);
    }

    @Test
    void doesNotPrintItself() {
        assertThat(EmailAddress.of("erika@example.com")).hasToString("[redacted]");
    }
}
