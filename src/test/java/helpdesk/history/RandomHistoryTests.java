package helpdesk.history;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.history.Request.ReadContact;
import helpdesk.history.Request.SoftDelete;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Hundreds of histories that nobody has thought of.
class RandomHistoryTests {

    @Test
    void explainsWhateverAnHonestHelpDeskSays() {
        assertThat(LongStream.range(0, 500))
                .allSatisfy(seed -> assertThat(new RandomHistory(seed, 1)
                                .withEvents(40)
                                .history()
                                .contradiction())
                        .isEmpty());
    }

    @Test
    void rejectsWhateverAForgetfulHelpDeskSays() {
        assertThat(LongStream.range(0, 200))
                .allSatisfy(seed -> assertThat(new RandomHistory(seed, 0)
                                .withEvents(15)
                                .withALostSoftDelete()
                                .history()
                                .contradiction())
                        .hasValueSatisfying(found -> assertThat(found.answers())
                                .extracting(Event::request)
                                .contains(new SoftDelete(), new ReadContact())));
    }
}
