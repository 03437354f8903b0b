package helpdesk.authorization;

import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import helpdesk.development.DevelopmentTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;

/// Two scenes, one of an active contact and one of a soft-deleted one, and everybody who asks about them.
final class Stage {

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final Portal portal;
    private final Visitor anotherContact;
    private final Scene active;
    private final Scene softDeleted;

    Stage(HelpdeskClient client, Helpdesk helpdesk, Portal portal) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.portal = portal;
        var setter = new SceneSetter(client, helpdesk, portal);
        anotherContact = portal.aVisitor();
        active = setter.aScene();
        softDeleted = setter.aScene();
        helpdesk.softDeleted(softDeleted.contactId());
        helpdesk.retains(36_500);
    }

    Answer ask(Asker asker, String document) {
        return clientOf(asker).send(document);
    }

    /// How many there are on the active contact's ticket.
    int comments(Asker asker) {
        return ask(asker, "{ ticket(id: \"%s\") { comments { totalCount } } }".formatted(active.ticket()))
                .data("ticket.comments.totalCount")
                .asInt();
    }

    HelpdeskClient clientOf(Asker asker) {
        return switch (asker) {
            case ANONYMOUS -> client.asAnonymous();
            case CONTACT -> active.contact().client();
            case COLLABORATOR -> active.collaborator().client();
            case ANOTHER_CONTACT -> anotherContact.client();
            case SOFT_DELETED -> softDeleted.contact().client();
            case STRANGER -> client.withToken(client.tokens().issue(claims -> claims.subject("kim")));
            case AGENT -> client.asAgent();
            case PRIVACY_OFFICER -> client.asPrivacyOfficer();
            case EXPIRED -> client.withToken(client.tokens().issue(Stage::ofYesterday));
            case FORGED -> client.withToken(DevelopmentTokens.ofAnotherIssuer().privacyOfficer());
        };
    }

    private static void ofYesterday(JwtClaimsSet.Builder claims) {
        var yesterday = Instant.now().minus(Duration.ofDays(1));
        claims.subject("pat")
                .claim("roles", List.of("privacy_officer"))
                .issuedAt(yesterday)
                .expiresAt(yesterday.plusSeconds(60));
    }

    /// Agents ask about the soft-deleted contact, of whom there is most to tell.
    private Scene before(Asker asker) {
        return asker.isAgent() || asker == Asker.SOFT_DELETED ? softDeleted : active;
    }

    Roots roots(Asker asker) {
        return new Roots(before(asker));
    }

    List<Way> ways(Asker asker, String subject) {
        return new Ways(before(asker), asker).to(subject);
    }

    /// Only an active contact signs in.
    Attempts.Attempt attempt(Asker asker, String mutation, String about) {
        var scene = mutation.equals("signIn") ? active : before(asker);
        return new Attempts(scene, asker, client, helpdesk, portal).of(mutation, about);
    }

    Attempts.Attempt refusedAttempt(Asker asker, String reason) {
        return new Attempts(active, asker, clientOf(asker), helpdesk, portal).refusedFor(reason, softDeleted);
    }
}
