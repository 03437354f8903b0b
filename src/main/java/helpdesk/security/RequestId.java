package helpdesk.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/// Gives every request one id: in the header `X-Request-Id` of its answer, in its errors, and in the lines of the log.
/// A client or a proxy may bring its own; an id that could do harm in a log is replaced. It runs in the container, so
/// that answers which no filter sees have an id, too.
public final class RequestId extends ValveBase {

    public static final String HEADER = "X-Request-Id";

    /// The name of a request's attribute.
    public static final String ATTRIBUTE = RequestId.class.getName();

    private static final String IN_LOG = "requestId";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final IdGenerator NEW_IDS = new AlternativeJdkIdGenerator();

    public RequestId() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        addTo(request, response);
        try (var _ = inLog(of(request))) {
            getNext().invoke(request, response);
        }
    }

    /// Adds an id to the lines that this thread logs, until it is closed.
    public static MDC.MDCCloseable inLog(String id) {
        return MDC.putCloseable(IN_LOG, id);
    }

    /// The container passes a request again when it has waited for its body.
    public static void addTo(Request request, Response response) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, given(request.getHeader(HEADER)));
        }
        response.setHeader(HEADER, of(request));
    }

    private static String given(@Nullable String id) {
        return id != null && PLAIN.matcher(id).matches()
                ? id
                : NEW_IDS.generateId().toString();
    }

    public static String of(ServletRequest request) {
        return String.valueOf(request.getAttribute(ATTRIBUTE));
    }
}
