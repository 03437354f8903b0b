package helpdesk.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import helpdesk.development.DevelopmentTokens;
import helpdesk.graphql.error.NotFound;
import helpdesk.security.TokenChecks;
import java.io.ByteArrayOutputStream;
import java.util.Optional;

/// An export by a privacy officer without HTTP, for tests of other packages that stop within it.
public final class WholeExport {

    private final ExportAccess access;
    private final ExportDocument document;
    private final TokenChecks tokens;
    private final DevelopmentTokens officers;

    WholeExport(ExportAccess access, ExportDocument document, TokenChecks tokens, DevelopmentTokens officers) {
        this.access = access;
        this.document = document;
        this.tokens = tokens;
        this.officers = officers;
    }

    /// The document; empty if it ended before its end, since the contact's purge had begun.
    ///
    /// @throws NotFound if there is no such contact at its beginning
    public Optional<String> of(String contact) {
        var export = access.begin(access.admit(contact, tokens.check("Bearer " + officers.privacyOfficer())));
        var client = new ByteArrayOutputStream();
        try {
            document.write(export, client);
            return Optional.of(client.toString(UTF_8));
        } catch (NotFound _) {
            return Optional.empty();
        }
    }
}
