package helpdesk.random;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Requests as HTTP that no GraphQL client sends: other methods, types and headers, bodies that are no JSON or the
/// wrong one.
record StrangeHttp(Chance chance, String canary) {

    private static final List<String> METHODS = List.of("GET", "PUT", "PATCH", "DELETE", "OPTIONS", "NONSENSE");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/graphql",
            "application/graphql-response+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/html;q=2",
            "*/*",
            "nonsense",
            "/",
            "");
    private static final List<String> NAMES = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Accept-Encoding",
            "Authorization",
            "Content-Encoding",
            "Cookie",
            "Origin",
            "Range",
            "If-Match",
            "If-Modified-Since",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Http-Method-Override",
            "X-Request-Id",
            "Forwarded",
            "traceparent");
    private static final List<String> VALUES = List.of(
            "%s",
            "",
            "Bearer %s",
            "Bearer",
            "Basic %s",
            "text/event-stream",
            "application/xml",
            "text/html;q=%s",
            "nonsense/*;q=0",
            "gzip",
            "de-CH-1996,%s;q=0.5",
            "GET",
            "00-%s-01",
            "bytes=0-1",
            "..;/../%s",
            "\t,;=\"%s");
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "null",
            "17",
            "[]",
            "[{}]",
            "{}",
            "\"%s\"",
            "{\"query\":17}",
            "{\"query\":\"{ __typename }\",\"variables\":\"%s\"}",
            "{\"query\":\"{ __typename }\",\"variables\":[1]}",
            "{\"query\":\"{ __typename }\",\"extensions\":\"%s\"}",
            "{\"query\":\"{ __typename }\",\"operationName\":[\"%s\"]}",
            "{\"query\":\"{ __typename }\",\"query\":\"{ a }\"}",
            "{\"query\":\"{ __typename }\",\"variables\":{\"a\":1e400}}",
            "{\"query\":\"{ __typename }\",\"variables\":{\"a\":NaN}}",
            "{\"query\":\"query %s: { __typename }\"}",
            "query=%s");

    String method() {
        return chance.percent(15) ? chance.oneOf(METHODS) : "POST";
    }

    Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", chance.percent(30) ? chance.oneOf(TYPES) : "application/json");
        chance.someOf(NAMES, chance.between(0, 2))
                .forEach(name -> headers.put(name, chance.oneOf(VALUES).formatted(canary)));
        return headers;
    }

    String body(String valid) {
        return switch (chance.between(0, 3)) {
            case 0 -> chance.oneOf(BODIES).formatted(canary);
            case 1 -> new Damage(chance).of(valid);
            case 2 -> "[".repeat(chance.between(1, 3_000)) + valid;
            default -> valid;
        };
    }
}
