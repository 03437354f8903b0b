package helpdesk.graphql.limits;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Ends a connection of which the rest of a body is still to come. Left alone, the container reads that to its end
/// before it ends a request.
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

    /// To the container this is an error: it is to say no more about it.
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
