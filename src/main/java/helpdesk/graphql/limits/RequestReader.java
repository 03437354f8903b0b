package helpdesk.graphql.limits;

import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads the bodies of GraphQL requests. Refuses a number or a boolean in place of a text, and the JSON `null` in place
/// of an object, which Spring for GraphQL does not expect.
public final class RequestReader extends JacksonJsonHttpMessageConverter {

    public RequestReader(JsonMapper json) {
        super(withoutNumbersAsText(json));
    }

    private static JsonMapper withoutNumbersAsText(JsonMapper json) {
        return json.rebuild()
                .withCoercionConfig(
                        LogicalType.Textual,
                        coercion -> coercion.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }

    @Override
    @SuppressWarnings("ConstantValue") // it does return null, whatever it says
    protected Object readInternal(Class<?> type, HttpInputMessage message) throws IOException {
        var request = super.readInternal(type, message);
        if (request == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return request;
    }
}
