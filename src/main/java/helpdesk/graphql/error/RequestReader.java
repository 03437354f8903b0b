package helpdesk.graphql.error;

import java.io.IOException;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// Reads the bodies of GraphQL requests. One is not expected by Spring for GraphQL: the JSON `null`, which is no
/// object.
final class RequestReader extends JacksonJsonHttpMessageConverter {

    RequestReader(JsonMapper json) {
        super(json);
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
