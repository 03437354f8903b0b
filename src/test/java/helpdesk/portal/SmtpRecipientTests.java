package helpdesk.portal;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.contact.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpRecipientTests {

    @ParameterizedTest
    @CsvSource({
        "bob@example.com, bob@example.com",
        "Bob@straße.example, Bob@xn--strae-oqa.example",
        "bob@xn--strae-oqa.example, bob@xn--strae-oqa.example",
        "Bob@r3---sn-4g5e.example, Bob@r3---sn-4g5e.example",
        "josé@bücher.example, josé@xn--bcher-kva.example",
        "bob@r3--x.bücher.example, bob@r3--x.xn--bcher-kva.example"
    })
    void isWrittenAsEveryMailServerTakesIt(String email, String address) {
        assertThat(recipient(email).address()).isEqualTo(address);
    }

    @Test
    void needsUtf8OnlyForALocalPart() {
        assertThat(recipient("bob@straße.example").needsUtf8()).isFalse();
        assertThat(recipient("josé@example.com").needsUtf8()).isTrue();
    }

    private static SmtpDelivery.Recipient recipient(String email) {
        return SmtpDelivery.Recipient.of(EmailAddress.of(email));
    }
}
