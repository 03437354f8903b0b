package helpdesk.random;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// What holds for every answer, whatever was asked: a status that is no fault, a GraphQL response, errors with a code
/// and the request's id, and not a word of how the server is made or what was sent.
final class ReplyRules {

    private static final Set<Integer> STATUSES = Set.of(200, 400, 401, 403, 404, 405, 406, 413, 415, 429, 431);
    private static final Set<String> UNAVAILABLE = Set.of("UNAVAILABLE", "TIMEOUT");

    private ReplyRules() {}

    /// What is wrong with the answer, if anything.
    static List<String> broken(RandomRequest request, Reply reply) {
        return reply.json()
                .filter(JsonNode::isObject)
                .map(json -> Stream.of(statusRules(reply, json), formRules(reply, json), leakRules(request, json))
                        .flatMap(rules -> rules)
                        .toList())
                .orElseGet(() -> List.of("the answer is no JSON object"));
    }

    private static Stream<String> statusRules(Reply reply, JsonNode json) {
        var isDeliberate = reply.status() == 503 && codes(json).allMatch(UNAVAILABLE::contains);
        return STATUSES.contains(reply.status()) || isDeliberate
                ? Stream.empty()
                : Stream.of("the status is " + reply.status());
    }

    private static Stream<String> formRules(Reply reply, JsonNode json) {
        return Stream.of(
                        rule("the answer is not declared as JSON", reply.isDeclared()),
                        rule(
                                "there are neither data nor errors",
                                json.path("data").isObject()
                                        || !json.path("errors").isEmpty()),
                        rule("an error has no code", codes(json).noneMatch(String::isEmpty)),
                        rule("there is a fault", codes(json).noneMatch("INTERNAL_SERVER_ERROR"::equals)),
                        rule(
                                "an error has no request id",
                                errors(json)
                                        .noneMatch(error -> error.at("/extensions/requestId")
                                                .asString("")
                                                .isEmpty())))
                .flatMap(broken -> broken);
    }

    private static Stream<String> leakRules(RandomRequest request, JsonNode json) {
        return Stream.concat(errors(json), messagesOfRefusals(json))
                .map(JsonNode::toString)
                .flatMap(text -> Leak.in(text, request.isDamaged()));
    }

    /// Only these: beside them, a refusal may hold a contact, with all that its caller may read.
    private static Stream<JsonNode> messagesOfRefusals(JsonNode json) {
        return json.findValues("userErrors").stream().flatMap(refusals -> refusals.findValues("message").stream());
    }

    private static Stream<String> rule(String whatIsBroken, boolean holds) {
        return holds ? Stream.empty() : Stream.of(whatIsBroken);
    }

    private static Stream<JsonNode> errors(JsonNode json) {
        return json.path("errors").valueStream();
    }

    private static Stream<String> codes(JsonNode json) {
        return errors(json).map(error -> error.at("/extensions/code").asString(""));
    }
}
