package helpdesk.purge.residue;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.work.Growth;
import org.junit.jupiter.api.Test;

class PhoneTests {

    /// Digits that look like it make the search look closer.
    @Test
    void makesNoMoreWorkThanTheLengthOfWhatIsSearched() {
        var phone = Phone.parse("+4930111111").orElseThrow();
        Growth.ofWork(
                1, 12_000, text -> assertThat(phone.standsIn("1111 " + text)).isFalse());
    }
}
