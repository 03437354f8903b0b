package helpdesk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// All that the server said, from the status line on.
public record RawAnswer(String text) {

    public int status() {
        return Integer.parseInt(text.split(" ", 3)[1]);
    }

    /// By their names in lower case.
    public Map<String, String> headers() {
        var headers = new TreeMap<String, String>();
        text.substring(0, text.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.split(": ?", 2))
                .forEach(header -> headers.put(header[0].toLowerCase(Locale.ROOT), header[1]));
        return headers;
    }

    /// The one JSON object in the body, whether it came in chunks or not.
    public JsonNode json() {
        assertThat(text).contains("{");
        return JsonMapper.shared().readTree(text.substring(text.indexOf('{'), text.lastIndexOf('}') + 1));
    }

    /// The code of the only error there is.
    public String errorCode() {
        assertThat(json().path("errors")).as(text).hasSize(1);
        assertThat(json().at("/errors/0/extensions/requestId").asString()).isNotBlank();
        return json().at("/errors/0/extensions/code").asString();
    }
}
