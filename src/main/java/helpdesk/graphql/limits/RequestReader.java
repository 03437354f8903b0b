package helpdesk.graphql.limits;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/// Reads the bodies of GraphQL requests: no further than a body may be long, and no number for a document. One is not
/// expected by Spring for GraphQL: the JSON `null`, which is no object.
final class RequestReader extends JacksonJsonHttpMessageConverter {

    private final int longest;

    RequestReader(JsonMapper json, DataSize longest) {
        super(withoutNumbersAsText(json));
        this.longest = Math.toIntExact(longest.toBytes());
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
        var request = super.readInternal(type, new Body(message.getHeaders(), body(message)));
        if (request == null) {
            throw new HttpMessageNotReadableException("The body is null", message);
        }
        return request;
    }

    /// A body that says its length is not read at all when it is too long; one that comes in chunks, up to the limit.
    private InputStream body(HttpInputMessage message) throws IOException {
        requireFits(message.getHeaders().getContentLength());
        var bytes = message.getBody().readNBytes(longest + 1);
        requireFits(bytes.length);
        return new ByteArrayInputStream(bytes);
    }

    private void requireFits(long length) {
        if (length > longest) {
            throw new ErrorResponseException(HttpStatus.CONTENT_TOO_LARGE);
        }
    }

    /// A body that has been read.
    private record Body(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return body;
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
