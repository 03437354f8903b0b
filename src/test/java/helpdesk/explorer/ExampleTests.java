package helpdesk.explorer;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.database.DocumentedUsers;
import helpdesk.demo.DemoConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Each example is sent to a server with the demo, in the order of the examples, and answered as its file says (R1 to
/// R9). The rights of the documented user of the database are all that the server needs for that.
@HelpdeskTest
@Import({DemoConfiguration.class, DocumentedUsers.class})
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_examples")
class ExampleTests {

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private static final Map<String, String> MAILED_TO = Map.of(
            "ConfirmSignUp", "robin.vale@example.com",
            "ConfirmEmailChange", "ada.new@example.com",
            "ResetPassword", "robin.vale@example.com");

    final List<Example> examples = Examples.read();
    final Map<String, String> remembered = new HashMap<>();

    @Nullable
    HelpdeskClient ada;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Portal portal;

    ExampleTests() throws IOException {}

    @Test
    void areAnsweredAsTheirFilesSay() throws IOException {
        var sent = new ArrayList<Map<String, Object>>();
        for (var example : examples) {
            readMail(example);
            var variables = variablesOf(example);
            var data = answer(example, variables);
            new Excerpt(example.answer()).isOf(data);
            remember(example, data);
            sent.add(variables);
        }
        followTheReadme(sent);
    }

    private void readMail(Example example) {
        var address = MAILED_TO.get(example.operation());
        if (address != null) {
            remembered.put("mailedToken", "\"" + portal.awaitToken(address, mutation(example)) + "\"");
        }
    }

    private static String mutation(Example example) {
        var name = example.operation();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /// The README shows the variables of each step, and the answer to the preview.
    private void followTheReadme(List<Map<String, Object>> sent) throws IOException {
        var story = examples.stream().filter(Example::story).toList();
        var readme = Readme.read();
        assertThat(readme.documents())
                .containsExactlyElementsOf(story.stream().map(Example::document).toList());
        assertThat(readme.variables()).isEqualTo(sent.subList(0, story.size()));
        Excerpt.of(readme.answer()).isOf(story.get(1).answer());
    }

    private JsonNode answer(Example example, Map<String, Object> variables) {
        var caller = caller(example.caller());
        var answer = example.document().contains("\nsubscription ")
                ? caller.watch(example.document(), variables)
                : caller.send(inOneLine(example.document()), variables);
        assertThat(answer.errors()).as(example.title() + answer.text()).isEmpty();
        return answer.json().path("data");
    }

    private HelpdeskClient caller(String name) {
        return switch (name) {
            case "anonymous" -> client.asAnonymous();
            case "agent" -> client.asAgent();
            case "privacy officer" -> client.asPrivacyOfficer();
            case "contact" -> ada();
            default -> throw new IllegalStateException("There is no caller named " + name);
        };
    }

    /// Signs in once: later examples change the address and the password.
    private HelpdeskClient ada() {
        if (ada == null) {
            var answer = portal.signIn("ada.sample@example.com", "seven lindens in berlin");
            ada = client.withToken(answer.text("signIn.accessToken"));
        }
        return ada;
    }

    /// Without comments, as the curl commands of the README send it.
    private static String inOneLine(String document) {
        return document.lines().map(line -> line.replaceFirst("#.*", "")).collect(joining(" "));
    }

    private Map<String, Object> variablesOf(Example example) {
        var text = example.variables().toString();
        for (var value : remembered.entrySet()) {
            text = text.replace("\"{" + value.getKey() + "}\"", value.getValue());
        }
        return JsonMapper.shared().readValue(text, VARIABLES);
    }

    private void remember(Example example, JsonNode data) {
        if (example.remember() != null) {
            example.remember()
                    .forEach((name, pointer) ->
                            remembered.put(name, data.at(pointer).toString()));
        }
    }
}
