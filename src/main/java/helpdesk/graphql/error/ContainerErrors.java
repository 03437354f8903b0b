package helpdesk.graphql.error;

import helpdesk.security.RequestId;
import helpdesk.security.SecurityHeaders;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/// Answers requests that are too malformed for the container to pass on, such as one without a request line. The
/// container's own answer is a page with its name. Breaks off answers that fail after their beginning. Public, since
/// the container makes it by name.
public final class ContainerErrors extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    private static final String UNFINISHED = ContainerErrors.class.getName();

    /// Ends the connection after this request, without the end of an answer whose beginning is sent: so the client sees
    /// that it is not the whole answer.
    static void leaveUnfinished(ServletRequest request) {
        request.setAttribute(UNFINISHED, true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        if (request.getAttribute(UNFINISHED) != null) {
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() >= FIRST_ERROR && response.getContentWritten() == 0 && response.setErrorReported()) {
            answer(request, response);
        }
    }

    /// The container has dropped the headers if there was an exception.
    private void answer(Request request, Response response) {
        RequestId.addTo(request, response);
        SecurityHeaders.addTo(request, response);
        try {
            Failure.of(HttpStatusCode.valueOf(response.getStatus())).answer(request, response);
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("The client is gone");
        }
    }
}
