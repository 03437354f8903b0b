package helpdesk.portal;

import helpdesk.contact.ContactId;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.TokenIssuer;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// The access tokens that this server signs itself. They hold no personal value, and each is checked against
/// the account on every request, so that a lock-out ends them at once.
@Component
class PortalTokens implements TokenIssuer {

    static final String ISSUER = "urn:helpdesk:portal";

    private static final String LOCK_OUTS = "lock_outs";

    private final PortalSettings settings;
    private final PortalSignature signature;
    private final PortalAccounts accounts;
    private final Clock clock;

    PortalTokens(PortalSettings settings, PortalAccounts accounts, Clock clock) {
        this.settings = settings;
        this.signature = PortalSignature.with(settings.key(), clock);
        this.accounts = accounts;
        this.clock = clock;
    }

    Session issue(PortalAccount account) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(settings.tokenLifetime());
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(ISSUER))
                .subject(account.contact().value().toString())
                .claim(LOCK_OUTS, account.lockOuts())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .build();
        var token = signature.encoder().encode(JwtEncoderParameters.from(claims));
        return new Session(account.contact(), token.getTokenValue(), expiresAt);
    }

    @Override
    public boolean isNamed(String issuer) {
        return issuer.equals(ISSUER);
    }

    @Override
    public Caller callerOf(String token) {
        try {
            return callerOf(signature.decoder().decode(token));
        } catch (JwtException invalid) {
            throw new InvalidBearerTokenException("The token is not valid", invalid);
        } catch (DataAccessException unavailable) {
            throw new AuthenticationServiceException("The account cannot be looked up", unavailable);
        }
    }

    private Caller callerOf(Jwt token) {
        return contactOf(token)
                .flatMap(accounts::find)
                .filter(PortalAccount::isOpen)
                .filter(account -> String.valueOf(account.lockOuts()).equals(token.getClaimAsString(LOCK_OUTS)))
                .map(account -> new ContactCaller(account.contact().value()))
                .orElseThrow(() -> new InvalidBearerTokenException("The account is closed"));
    }

    /// Empty for a subject that this server has never given to a token.
    private static Optional<ContactId> contactOf(Jwt token) {
        try {
            return Optional.ofNullable(token.getSubject()).map(UUID::fromString).map(ContactId::new);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
