package helpdesk.graphql.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Closes a connection before the rest of a body has come. By default the container reads all of it before it ends
/// a request.
final class HangUp extends ValveBase {

    private static final String KEY = HangUp.class.getName();

    HangUp() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(KEY, (Runnable) () -> hangUp(request, response));
        getNext().invoke(request, response);
    }

    /// The container would take this for an error and report it.
    private static void hangUp(Request request, Response response) {
        request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        response.setErrorReported();
    }

    /// After its answer.
    static void of(ServletRequest request) {
        if (request.getAttribute(KEY) instanceof Runnable hangUp) {
            hangUp.run();
        }
    }
}
