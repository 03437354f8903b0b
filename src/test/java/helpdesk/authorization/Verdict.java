package helpdesk.authorization;

import static java.util.stream.Collectors.joining;

import helpdesk.api.Answer;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a caller got, in the words of `authorization.md`.
final class Verdict {

    private static final String YES = "yes";
    private static final String YET = ", and yet answered";

    private Verdict() {}

    /// On being asked for a value, with the errors there were about it.
    static String onValue(Answer answer, List<String> errors, JsonNode value) {
        if (answer.status() != 200) {
            return answer.status() + (answer.json().has("data") ? YET : "");
        }
        return errors.isEmpty()
                ? onValue(value)
                : errors.stream().distinct().collect(joining(" ")) + (isNothing(value) ? "" : YET);
    }

    /// On a change, of which `payload` is all there is to answer.
    static String onChange(Answer answer, JsonNode payload) {
        var refusals = payload.path("userErrors").valueStream();
        var reasons =
                refusals.map(refusal -> refusal.path("__typename").asString()).collect(joining(" "));
        var verdict = onValue(answer, answer.errorCodes(), payload);
        return verdict.equals(YES) ? reasons.isEmpty() ? onPayload(payload) : reasons : verdict;
    }

    private static String onPayload(JsonNode payload) {
        return payload.valueStream().noneMatch(JsonNode::isNull) ? YES : "yes, but not all of it";
    }

    private static String onValue(JsonNode value) {
        if (isNothing(value)) {
            return value.isMissingNode() ? "not there" : "null";
        }
        if (value.isBoolean()) {
            return value.asString();
        }
        var list = value.has("nodes") ? value.path("nodes") : value;
        return list.isArray() ? onList(list) : YES;
    }

    private static String onList(JsonNode list) {
        if (list.isEmpty()) {
            return "empty";
        }
        return list.valueStream().allMatch(JsonNode::isNull) ? "null" : YES;
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /// In the words of a cell: a value that is true or false is a value, too.
    static String inTheWordsOf(String cell, String verdict) {
        return cell.equals(YES) && (verdict.equals("true") || verdict.equals("false")) ? YES : verdict;
    }
}
