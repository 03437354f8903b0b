package helpdesk.graphql.limits;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
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
public final class RequestReader extends JacksonJsonHttpMessageConverter {

    private static final int BUFFER = 8_192;

    private final int longest;
    private final Duration time;
    private final InstantSource clock;

    /// @param longest how many bytes a body may have
    /// @param time how long it may take to come in
    public RequestReader(JsonMapper json, DataSize longest, Duration time, InstantSource clock) {
        super(withoutNumbersAsText(json));
        this.longest = Math.toIntExact(longest.toBytes());
        this.time = time;
        this.clock = clock;
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
        var bytes = bytes(message.getBody());
        requireFits(bytes.length);
        return new ByteArrayInputStream(bytes);
    }

    /// Whoever sends byte by byte holds a thread of the server: not for longer than a request may take.
    private byte[] bytes(InputStream body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER];
        var end = clock.instant().plus(time);
        for (var read = 0; read >= 0 && bytes.size() <= longest; read = body.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (clock.instant().isAfter(end)) {
                throw new ErrorResponseException(HttpStatus.REQUEST_TIMEOUT);
            }
        }
        return bytes.toByteArray();
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
