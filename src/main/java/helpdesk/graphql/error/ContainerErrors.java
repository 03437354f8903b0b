package helpdesk.graphql.error;

import helpdesk.security.SecurityHeaders;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;

/// Answers what is too malformed for the container to hand on, such as a request line that is none. The
/// container's own answer is a page with its name. Public, since the container makes it by name.
public final class ContainerErrors extends ErrorReportValve {

    private static final int FIRST_ERROR = 400;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() >= FIRST_ERROR && response.getContentWritten() == 0 && response.setErrorReported()) {
            answer(request, response);
        }
    }

    /// Once more with the headers, which the container has dropped if it was an exception that brought us here.
    private void answer(Request request, Response response) {
        SecurityHeaders.addTo(request, response);
        try {
            Failure.of(HttpStatusCode.valueOf(response.getStatus())).answer(request, response);
            response.finishResponse();
        } catch (IOException gone) {
            getContainer().getLogger().debug("Whoever asked is gone");
        }
    }
}
