package helpdesk.demo;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// The story, with the variables of the README's curl commands and the documents of the explorer (R3 to R7, R9).
@HelpdeskTest
@Import(DemoConfiguration.class)
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_story")
class StoryTests {

    final HelpdeskClient privacyOfficer;
    final Readme readme;

    @Autowired
    StoryTests(HelpdeskClient client) throws IOException {
        privacyOfficer = client.asPrivacyOfficer();
        readme = Readme.read();
    }

    @Test
    void goesAsTheReadmeSays() throws IOException {
        assertThat(readme.steps())
                .extracting(StoryStep::name)
                .containsExactly("deleted-view", "preview", "purge", "see-deleted-user");
        for (var step : readme.steps()) {
            var answer = privacyOfficer.send(step.document(), step.variables());
            assertThat(answer.errors()).as(step.name()).isEmpty();
            step.answer().isOf(answer.json().path("data"));
            if (step.name().equals("preview")) {
                Excerpt.of(readme.answer()).isOf(answer.json().path("data"));
            }
        }
    }

    @Test
    void letsItsPeopleSignInToThePortal(@Autowired Portal portal) {
        assertThat(portal.signIn("ada.sample@example.com", DemoPassword.TEXT).text("signIn.accessToken"))
                .isNotBlank();
    }
}
