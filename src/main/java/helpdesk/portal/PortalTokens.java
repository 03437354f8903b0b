package helpdesk.portal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import helpdesk.contact.ContactId;
import helpdesk.database.PersonalText;
import helpdesk.security.Caller;
import helpdesk.security.ContactCaller;
import helpdesk.security.TokenIssuer;
import helpdesk.security.TokenRules;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/// Issues and checks the access tokens of contacts, with one key and one algorithm, whatever a token says (RFC
/// 8725, section 3.1). They hold no personal value. Each request checks its token against the account, so that a
/// lock-out ends it at once. Nothing of a token is stored in the database.
@Component
class PortalTokens implements TokenIssuer {

    static final String ISSUER = "urn:helpdesk:portal";

    private static final String SESSION_NUMBER = "session_number";

    private final PortalSettings settings;
    private final JwtEncoder encoder;
    private final JwtDecoder decoder;
    private final PortalAccounts accounts;
    private final Clock clock;

    PortalTokens(PortalSettings settings, PortalAccounts accounts, Clock clock) {
        this.settings = settings;
        var key = settings.key();
        this.encoder = NimbusJwtEncoder.withSecretKey(key)
                .algorithm(MacAlgorithm.HS256)
                .build();
        var keys = List.<JWK>of(new OctetSequenceKey.Builder(key).build());
        this.decoder =
                new TokenRules(ISSUER, Set.of(ISSUER), clock).decoder(Set.of(JWSAlgorithm.HS256), (_, _) -> keys);
        this.accounts = accounts;
        this.clock = clock;
    }

    /// A bearer token for a contact. A secret.
    record IssuedToken(ContactId contact, PersonalText value, Instant expiresAt) {}

    IssuedToken issue(PortalAccount account) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(settings.tokenLifetime());
        var claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .audience(List.of(ISSUER))
                .subject(account.contact().value().toString())
                .claim(SESSION_NUMBER, account.sessionNumber())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .build();
        var token = encoder.encode(JwtEncoderParameters.from(claims));
        return new IssuedToken(account.contact(), new PersonalText(token.getTokenValue()), expiresAt);
    }

    @Override
    public boolean isNamed(String issuer) {
        return issuer.equals(ISSUER);
    }

    @Override
    public Jwt verified(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException invalid) {
            throw new InvalidBearerTokenException("The token is not valid", invalid);
        }
    }

    @Override
    public Caller callerOf(Jwt token) {
        return contactOf(token)
                .flatMap(this::account)
                .filter(PortalAccount::isOpen)
                .filter(account ->
                        String.valueOf(account.sessionNumber()).equals(token.getClaimAsString(SESSION_NUMBER)))
                .map(account -> new ContactCaller(account.contact().value()))
                .orElseThrow(() -> new InvalidBearerTokenException("The account is closed"));
    }

    private Optional<PortalAccount> account(ContactId contact) {
        try {
            return accounts.find(contact);
        } catch (DataAccessException unavailable) {
            throw new AuthenticationServiceException("The account cannot be looked up", unavailable);
        }
    }

    /// Empty for a subject that no token of this server has.
    private static Optional<ContactId> contactOf(Jwt token) {
        try {
            return Optional.ofNullable(token.getSubject()).map(UUID::fromString).map(ContactId::new);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
