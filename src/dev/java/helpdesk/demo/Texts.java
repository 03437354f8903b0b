package helpdesk.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a human wrote for the demo.
final class Texts {

    private Texts() {}

    static <T> T read(String file, Class<T> type) {
        try (var text = Texts.class.getResourceAsStream(file)) {
            return JsonMapper.shared().convertValue(new Yaml().<Object>load(text), type);
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot read " + file, failure);
        }
    }
}
