package helpdesk.graphql.stream;

import helpdesk.graphql.stream.CloseCode.Close;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Finds the bearer token in the payload of `connection_init`, where clients put it under several names.
final class ConnectionToken {

    private static final String AUTHORIZATION = "Authorization";

    /// Beside `Authorization`, as Apollo's documentation has them.
    private static final List<String> OTHER_NAMES = List.of("authToken", "token");

    private static final Pattern NAME_OF_TOKEN = Pattern.compile("(?i).*(auth(?!or(?!i))|token|jwt|bearer).*");
    private static final Pattern TOKEN = Pattern.compile("(?i)bearer .*|eyJ[\\w-]+\\.[\\w-]+\\.[\\w-]*");

    private ConnectionToken() {}

    /// With `Bearer` before it. Empty if the client connects without a token.
    ///
    /// @throws Close if there seems to be a token elsewhere: the client would take itself for authenticated
    static Optional<String> in(JsonNode payload) {
        var token = candidates(payload).filter(value -> !value.isNull()).findFirst();
        CloseCode.TOKEN_ELSEWHERE.throwIf(token.isEmpty() && holdsToken(payload));
        token.ifPresent(value -> CloseCode.INVALID_MESSAGE.throwIf(!value.isString()));
        return token.map(value -> withScheme(value.asString()));
    }

    private static Stream<JsonNode> candidates(JsonNode payload) {
        return Stream.of(
                        authorization(payload),
                        authorization(payload.path("headers")),
                        OTHER_NAMES.stream().map(payload::path).filter(value -> !value.isMissingNode()))
                .flatMap(values -> values);
    }

    /// Names of headers may be in upper or lower case.
    private static Stream<JsonNode> authorization(JsonNode headers) {
        return headers.propertyStream()
                .filter(header -> header.getKey().equalsIgnoreCase(AUTHORIZATION))
                .map(header -> header.getValue());
    }

    private static String withScheme(String token) {
        return token.regionMatches(true, 0, "bearer ", 0, "bearer ".length()) ? token : "Bearer " + token;
    }

    /// The size and depth of a message are limited.
    private static boolean holdsToken(JsonNode value) {
        return TOKEN.matcher(text(value)).matches()
                || value.valueStream().anyMatch(ConnectionToken::holdsToken)
                || value.propertyStream().anyMatch(property -> isToken(property.getKey(), text(property.getValue())));
    }

    private static boolean isToken(String name, String value) {
        return !value.isEmpty() && NAME_OF_TOKEN.matcher(name).matches();
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : "";
    }
}
