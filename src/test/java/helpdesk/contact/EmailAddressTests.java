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
                "erika@my--shop.example",
                "xn--bcher-kva@example.com",
                "ceo@ıbmpen.example",
            })
    void isKeptAsGiven(String address) {
        assertThat(EmailAddress.of(address).address()).isEqualTo(address);
    }

    /// By what keyboards and address books put around it.
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\n",
                "\u00A0",
                "\u200B",
                "\uFEFF",
                "\u200E",
                "\u200F",
                "\u202A",
                "\u202B",
                "\u202C",
                "\u202D",
                "\u202E",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\uFE0E",
                "\uFE0F",
                "\u202A \u2068",
            })
    void isPaddedByNothing(String padding) {
        assertThat(EmailAddress.of(padding + "erika@example.com" + padding).address())
                .isEqualTo("erika@example.com");
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
                "bob\u034F@example.com",
                "bob\u115F@example.com",
                "bob\uFE0F@example.com",
                "bob\u3164@example.com",
                "b\u180Eob@example.com",
                "bob\uDB40\uDC41@example.com",
                "bob@exam\uFE0Fple.com",
                "bob@نامه\u200Cای.example",
                "bob@xn--mgba3gch31f060k.example",
                "bob\u0378@example.com",
                "bob@exam_ple.com",
                "bob@xn--bch\u00FC.example",
                "bob@xn--abc-.example",
                "bob@xn--a.example",
                "bob@example.com.",
                "bob@example.com\u3002",
                "bob@１２７.０.０.１",
                "bob@\u0301a.example",
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

    @Test
    void isRefusedWhenItsDomainIsTooLongForDns() {
        assertThatIllegalArgumentException().isThrownBy(() -> EmailAddress.of("a@" + "ü".repeat(60) + ".example"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EmailAddress.of("a@" + "üüüüüüüüü.".repeat(20) + "example"));
    }

    @ParameterizedTest
    @CsvSource({
        "Erika@Example.COM, erika@example.com",
        "jo\u0308rg@example.com, jörg@example.com",
        "straße@example.com, STRAẞE@example.com",
        "aσ@example.com, AΣ@example.com",
        "aς@example.com, AΣ@example.com",
        "νίκος.παππάς@example.com, ΝΊΚΟΣ.ΠΑΠΠΆΣ@example.com",
        "i\u0307@example.com, İ@example.com",
        "i\u0323\u0307@example.com, İ\u0323@example.com",
        "k@example.com, \u212A@example.com",
        "ꭰ@example.com, Ꭰ@example.com",
        "m@münchen.example, m@xn--mnchen-3ya.example",
        "m@münchen.example, m@XN--MNCHEN-3YA.example",
        "m@münchen.example, m@MU\u0308NCHEN.example",
        "a@straße.de, a@xn--strae-oqa.de",
        "a@straße.de, a@STRAẞE.de",
        "a@σας.example, a@xn--mxa8ab.example",
        "a@ｅｘａｍｐｌｅ.com, a@example.com",
        "a@例子.广告, a@例子。广告",
        "a@my--shop.example, a@MY--SHOP.example",
    })
    void belongsToOneContactWhateverItsCaseAndNormalisation(String one, String other) {
        assertThat(EmailAddress.of(one).key()).isEqualTo(EmailAddress.of(other).key());
    }

    @ParameterizedTest
    @CsvSource({
        "jörg@example.com, jorg@example.com",
        "erika@example.com, erika@example.org",
        "erika+a@example.com, erika@example.com",
        "e.rika@example.com, erika@example.com",
        "ｅｒｉｋａ@example.com, erika@example.com",
        "ﬁona@example.com, fiona@example.com",
        "STRASSE@example.com, straße@example.com",
        "ſam@example.com, sam@example.com",
        "mıke@example.com, mike@example.com",
        "xn--bcher-kva@example.com, bücher@example.com",
        "xn--bcher-kva@example.com, xn--bcher@example.com",
        "a@straße.de, a@strasse.de",
        "a@xn--strae-oqa.de, a@strasse.de",
        "a@σας.example, a@σασ.example",
        "ceo@ıbmpen.example, ceo@ibmpen.example",
        "ceo@xn--bmpen-m4a.example, ceo@ibmpen.example",
    })
    void belongsToAnotherContactWhenAnythingElseDiffers(String one, String other) {
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
        "JÖRG@example.com, jörg@example.com, false",
        "erika@xn--bcher-kva.example, erika@bücher.example, false",
    })
    void isAMailboxLetterByLetter(String one, String other, boolean same) {
        assertThat(EmailAddress.of(one).isMailboxOf(EmailAddress.of(other))).isEqualTo(same);
    }

    /// As a search relies upon.
    @ParameterizedTest
    @CsvSource({
        "νίκος.παππάς@example.com, ΝΊΚΟΣ",
        "νίκος.παππάς@example.com, νίκος.",
        "xn--bcher-kva@example.com, XN--BCH",
        "xn--bcher-kva@xn--bcher-kva.example, xn--bcher-kva@BÜ",
        "erika@bücher.example, erika@xn--bcher-kva",
        "erika@bücher.example, erika@xn--bcher-kva.ex",
        "erika@xn--bcher-kva.example, erika@bü",
        "erika@xn--bcher-kva.example, erika@",
        "erika@my--shop.example, erika@my-",
        "erika@my--shop.example, erika@my--",
        "erika@mail.example, erika@mail.",
    })
    void hasAKeyThatBeginsLikeTheKeyOfItsBeginning(String address, String beginning) {
        assertThat(EmailAddress.of(address).key()).startsWith(EmailAddress.keyOf(beginning));
    }

    @Test
    void doesNotPrintItself() {
        assertThat(EmailAddress.of("erika@example.com")).hasToString("[redacted]");
    }
}
