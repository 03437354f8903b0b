package helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What the server answered: its status, the whole text, and the GraphQL response in it.
public record Answer(int status, String text, JsonNode json) {

    /// What lies at a path such as `contact.name`, in the data of an answer without errors.
    public JsonNode data(String path) {
        assertThat(errors()).as("errors of %s", text).isEmpty();
        return json.at(path.isEmpty() ? "/data" : "/data/" + path.replace('.', '/'));
    }

    public String text(String path) {
        return data(path).asString();
    }

    /// The top-level errors.
    public List<JsonNode> errors() {
        return json.path("errors").valueStream().toList();
    }

    /// The codes of the top-level errors.
    public List<String> errorCodes() {
        return errors().stream()
                .map(error -> error.at("/extensions/code").asString())
                .toList();
    }

    /// The types of the user errors of a mutation, such as `EmailTaken`: needs `__typename` to be selected.
    public List<String> refusals(String mutation) {
        return data(mutation + ".userErrors")
                .valueStream()
                .map(error -> error.path("__typename").asString())
                .toList();
    }
}
