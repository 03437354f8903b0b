package helpdesk.export;

import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.HEAD;
import static org.springframework.web.bind.annotation.RequestMethod.OPTIONS;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import helpdesk.database.Deadline;
import helpdesk.graphql.limits.Allowances;
import helpdesk.graphql.limits.ApiCaller;
import helpdesk.graphql.limits.LimitSettings;
import helpdesk.graphql.limits.Places;
import helpdesk.security.TokenChecks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// Sends the export of a contact. The thread of the request writes it, and is in use until the client has read it.
@Controller
class ExportController {

    /// At the same time: each keeps a thread for as long as its client reads.
    private static final int MOST_OF_CALLER = 2;

    /// Of this server: so many for officers, and as many for contacts, which then cannot keep officers waiting.
    private static final int MOST = 4;

    /// Times per minute and caller.
    private static final int PER_MINUTE = 10;

    /// To look up whether the beginning was committed.
    private static final Duration GRACE = Duration.ofSeconds(5);

    /// The same for all, since a file's name is seen by more people than its content.
    private static final String FILE = ContentDisposition.attachment()
            .filename("contact-export.json")
            .build()
            .toString();

    private final Places officers = new Places(MOST_OF_CALLER, 0, MOST);
    private final Places contacts = new Places(MOST_OF_CALLER, 0, MOST);
    private final Allowances allowances;
    private final LimitSettings limits;
    private final TokenChecks tokens;
    private final ExportAccess access;
    private final ExportDocument document;

    ExportController(
            Allowances allowances,
            LimitSettings limits,
            TokenChecks tokens,
            ExportAccess access,
            ExportDocument document) {
        this.allowances = allowances;
        this.limits = limits;
        this.tokens = tokens;
        this.access = access;
        this.document = document;
    }

    /// All methods but GET are refused: for HEAD, everything would be read and nothing sent.
    @RequestMapping(
            path = "/contacts/{id}/export",
            method = {GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS})
    void export(@PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException, HttpRequestMethodNotSupportedException {
        requireGet(request);
        var admitted = access.admit(id, tokens.check(request.getHeader(HttpHeaders.AUTHORIZATION)));
        var caller = ApiCaller.of(SecurityContextHolder.getContext().getAuthentication(), null);
        allowances.charge(caller, "export", PER_MINUTE);
        var places = admitted.isByOfficer() ? officers : contacts;
        try (var _ = places.take(caller)) {
            var export = Deadline.in(limits.deadline(), GRACE).call(() -> access.begin(admitted));
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, FILE);
            document.write(export, response.getOutputStream());
        }
    }

    private static void requireGet(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        if (!request.getMethod().equals(HttpMethod.GET.name())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of(HttpMethod.GET.name()));
        }
    }
}
