package helpdesk.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON from which something is left out: fields of objects, and whatever "…" stands for, be it a value or the rest of
/// a list.
record Excerpt(JsonNode expected) {

    private static final String LEFT_OUT = "…";

    static Excerpt of(String json) {
        return new Excerpt(JsonMapper.shared().readTree(json));
    }

    void isOf(JsonNode whole) {
        compare(expected, whole, "");
    }

    private static void compare(JsonNode expected, JsonNode actual, String path) {
        if (isLeftOut(expected)) {
            assertThat(actual.isMissingNode()).as("%s is missing", path).isFalse();
        } else if (expected.isObject()) {
            expected.properties()
                    .forEach(field ->
                            compare(field.getValue(), actual.path(field.getKey()), path + "/" + field.getKey()));
        } else if (expected.isArray()) {
            compareLists(expected, actual, path);
        } else {
            assertThat(actual).as(path).isEqualTo(expected);
        }
    }

    private static void compareLists(JsonNode expected, JsonNode actual, String path) {
        var shown =
                expected.valueStream().takeWhile(element -> !isLeftOut(element)).toList();
        if (shown.size() == expected.size()) {
            assertThat(actual.size()).as("size of %s", path).isEqualTo(shown.size());
        } else {
            assertThat(actual.size()).as("size of %s", path).isGreaterThan(shown.size());
        }
        for (var index = 0; index < shown.size(); index++) {
            compare(shown.get(index), actual.path(index), path + "/" + index);
        }
    }

    private static boolean isLeftOut(JsonNode expected) {
        return expected.isString() && expected.asString().equals(LEFT_OUT);
    }
}
