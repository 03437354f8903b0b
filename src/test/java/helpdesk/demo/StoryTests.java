package helpdesk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;

/// The README's story, from the README's own text: its documents with its variables get its answers (R3 to R7, R9).
@HelpdeskTest
@Import(DemoConfiguration.class)
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_story")
class StoryTests {

    final HelpdeskClient privacyOfficer;
    final List<StoryStep> steps;

    @Autowired
    StoryTests(HelpdeskClient client) throws IOException {
        privacyOfficer = client.asPrivacyOfficer();
        steps = Readme.read().story();
    }

    @Test
    void goesAsTheReadmeSays() {
        assertThat(steps).hasSize(4);
        for (var step : steps) {
            var answer = privacyOfficer.send(step.document(), step.variables());
            assertThat(answer.errors()).as(step.name()).isEmpty();
            Excerpt.of(step.excerpt()).isOf(answer.json().path("data"));
        }
    }

    @Test
    void letsItsPeopleSignInToThePortal(@Autowired Portal portal) {
        assertThat(portal.signIn("ada.sample@example.com", DemoPassword.TEXT).text("signIn.accessToken"))
                .isNotBlank();
    }

    /// Whose documents are also those that the README's curl commands send.
    @Test
    void isToldByTheExplorerInTheSameDocuments() {
        assertThat(steps).allSatisfy(step -> assertThat(document(step.name())).isEqualTo(step.document()));
    }

    private static String document(String name) throws IOException {
        var file = new ClassPathResource("explorer/story/" + name + ".graphql");
        return file.getContentAsString(UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(joining("\n", "", "\n"))
                .stripLeading();
    }
}
