package helpdesk.random;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Makes requests by their numbers: mostly well-formed ones, and then those that are broken in what they ask for, in
/// their documents, and as HTTP.
record RandomRequests(long seed, RandomDocuments documents, List<Caller> callers) {

    private static final int BROKEN_VALUES = 12;

    /// The container takes 8 kB, with the headers.
    private static final int LONGEST_ADDRESS = 6_000;

    RandomRequest of(int number) {
        var chance = new Chance(seed, number);
        var kind = chance.between(1, 100);
        if (kind <= 78) {
            return wellFormed(number, chance, documents.of(number, chance, kind <= 60 ? 0 : BROKEN_VALUES));
        }
        return kind <= 90 ? damaged(number, chance) : strange(number, chance);
    }

    private RandomRequest wellFormed(int number, Chance chance, RandomDocument document) {
        return sent(number, chance, document, false);
    }

    private RandomRequest damaged(int number, Chance chance) {
        var document = documents.of(number, chance, 0);
        var text = new Damage(chance).of(document.text());
        return sent(number, chance, document.withText(text), true);
    }

    /// Some by GET, unless they are too long for it.
    private RandomRequest sent(int number, Chance chance, RandomDocument document, boolean isDamaged) {
        var parameters = parameters(document);
        if (chance.percent(15) && parameters.length() <= LONGEST_ADDRESS) {
            return request(number, chance, "GET", parameters, new LinkedHashMap<>(), "", isDamaged);
        }
        var headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        return request(number, chance, "POST", "", headers, text(chance, document), isDamaged);
    }

    private static String parameters(RandomDocument document) {
        return JsonMapper.shared()
                .<JsonNode>valueToTree(document.body())
                .propertyStream()
                .filter(parameter -> !parameter.getValue().isNull())
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(joining("&"));
    }

    private static String encoded(JsonNode parameter) {
        return URLEncoder.encode(parameter.isString() ? parameter.asString() : parameter.toString(), UTF_8);
    }

    private RandomRequest strange(int number, Chance chance) {
        var shape = new StrangeHttp(chance, Canary.of(number));
        var body = shape.body(text(chance, documents.of(number, chance, 0)));
        return request(number, chance, shape.method(), "", shape.headers(), body, true);
    }

    private RandomRequest request(
            int number,
            Chance chance,
            String method,
            String parameters,
            Map<String, String> headers,
            String body,
            boolean isDamaged) {
        var caller = chance.oneOf(callers);
        if (!caller.authorization().isEmpty()) {
            headers.putIfAbsent("Authorization", caller.authorization());
        }
        return new RandomRequest(number, caller, method, parameters, headers, bytes(body), isDamaged);
    }

    /// With escapes or without them.
    private static String text(Chance chance, RandomDocument document) {
        var json = chance.percent(50) ? Literals.ESCAPING : JsonMapper.shared();
        return json.writeValueAsString(document.body());
    }

    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
}
