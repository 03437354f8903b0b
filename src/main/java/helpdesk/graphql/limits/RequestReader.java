package helpdesk.graphql.limits;

import com.fasterxml.jackson.annotation.Nulls;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.server.ServletServerHttpRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads GraphQL requests: the body of a POST, and the parameters of the address of a GET, with the same limits of
/// JSON. A member that is null counts as absent, which Spring for GraphQL does not expect. Refuses a number or
/// a boolean in place of a text, and the JSON `null` in place of the whole request.
public final class RequestReader extends JacksonJsonHttpMessageConverter {

    public RequestReader(JsonMapper json) {
        super(strict(json));
    }

    private static JsonMapper strict(JsonMapper json) {
        return json.rebuild()
                .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.SKIP))
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    /// The content type of a body has been checked before, and an address has none.
    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType contentType) {
        return true;
    }

    @Override
    @SuppressWarnings("ConstantValue") // it does return null, whatever it says
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        var request = message instanceof ServletServerHttpRequest http
                        && !http.getMethod().equals(HttpMethod.POST)
                ? readAddress(http)
                : super.readInternal(RequestBody.class, message);
        if (request == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return request;
    }

    private Object readAddress(ServletServerHttpRequest message) {
        try {
            var address = new Address(message.getServletRequest());
            var request = getMapper().createObjectNode();
            request.put("query", address.text("query"));
            request.put("documentId", address.text("documentId"));
            request.put("operationName", address.text("operationName"));
            request.set("variables", address.json("variables"));
            request.set("extensions", address.json("extensions"));
            return getMapper().treeToValue(request, RequestBody.class);
        } catch (JacksonException | IllegalStateException malformed) {
            throw new HttpMessageNotReadableException("The address is not a GraphQL request", malformed, message);
        }
    }

    /// An empty parameter counts as absent.
    private final class Address {

        private final HttpServletRequest request;

        private Address(HttpServletRequest request) {
            this.request = request;
        }

        private @Nullable String text(String parameter) {
            var values = request.getParameterValues(parameter);
            if (values != null && values.length > 1) {
                throw new IllegalStateException("A parameter occurs more than once");
            }
            return values == null || values[0].isEmpty() ? null : values[0];
        }

        private @Nullable JsonNode json(String parameter) {
            var text = text(parameter);
            return text == null ? null : getMapper().readTree(text);
        }
    }
}
