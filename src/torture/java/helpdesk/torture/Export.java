package helpdesk.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// What came of `GET /contacts/{id}/export`.
///
/// @param status of the answer; 0 without one
/// @param hasEnded whether the answer came to its end, as far as HTTP tells
/// @param text as much as came
record Export(int status, boolean hasEnded, String text) {

    static final Export NOT_SENT = new Export(0, true, "");
    static final Export LOST = new Export(0, false, "");

    static Export read(int status, InputStream body) {
        var bytes = new ByteArrayOutputStream();
        try {
            body.transferTo(bytes);
            return new Export(status, true, bytes.toString(UTF_8));
        } catch (IOException lost) {
            return new Export(status, false, bytes.toString(UTF_8));
        }
    }

    boolean hasBegun() {
        return status == 200;
    }

    boolean isNotFound() {
        return status == 404;
    }

    /// A [MissingNode] if the text is not valid JSON.
    JsonNode json() {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            return MissingNode.getInstance();
        }
    }

    /// What came instead of an export.
    Reply reply() {
        return status == 0 && hasEnded ? Reply.NOT_SENT : new Reply(true, json());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
