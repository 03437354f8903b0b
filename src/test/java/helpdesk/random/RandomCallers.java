package helpdesk.random;

import static java.util.Collections.nCopies;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal.Visitor;
import helpdesk.development.DevelopmentTokens;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// Everybody who may call: those who get far more often than those who get nowhere.
record RandomCallers(DevelopmentTokens tokens, Helpdesk helpdesk) {

    /// @param contacts contacts who have signed in
    /// @param lockedOut one who is not to get in any more
    List<Caller> of(List<Visitor> contacts, Visitor lockedOut) {
        var agent = Caller.withToken("agent", tokens.agent());
        var officer = Caller.withToken("privacy officer", tokens.privacyOfficer());
        var portal = contacts.stream()
                .map(contact -> caller("contact", contact.client()))
                .toList();
        helpdesk.softDeleted(lockedOut.id());
        return Stream.of(
                        nCopies(6, agent),
                        nCopies(5, officer),
                        portal,
                        portal,
                        outsiders(),
                        List.of(caller("locked-out contact", lockedOut.client())))
                .flatMap(List::stream)
                .toList();
    }

    private List<Caller> outsiders() {
        return List.of(
                new Caller("anonymous caller", ""),
                Caller.withToken("stranger", tokens.issue(claims -> claims.subject("kim"))),
                Caller.withToken("agent of yesterday", expired()),
                Caller.withToken("forger", DevelopmentTokens.ofAnotherIssuer().agent()));
    }

    private static Caller caller(String name, HelpdeskClient client) {
        return Caller.withToken(name, Objects.requireNonNull(client.token()));
    }

    private String expired() {
        return tokens.issue(claims -> claims.subject("alex")
                .claim("roles", List.of("agent"))
                .issuedAt(Instant.EPOCH)
                .expiresAt(Instant.EPOCH.plusSeconds(60)));
    }
}
