package helpdesk.desk;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the desk is served, and how people sign in to it: with OpenID Connect, as a public client with PKCE
/// (RFC 7636).
///
/// @param enabled false switches off the page and all of its files
/// @param issuer the identity provider, an address with OpenID Connect Discovery below it; by default the one whose
///     tokens the API trusts
/// @param clientId the provider's name for the desk; without it nobody can sign in
/// @param scope what the desk asks the provider for
/// @param developmentTokens true when `/graphiql/development-tokens.json` answers, as in the dev-time application
@ConfigurationProperties("helpdesk.desk")
record DeskSettings(
        @DefaultValue("true") boolean enabled,
        @Nullable URI issuer,
        @Nullable String clientId,
        @DefaultValue("openid profile") String scope,
        @DefaultValue("false") boolean developmentTokens) {

    /// The provider's name for the desk, or nothing, as the page expects it.
    String clientIdOrNothing() {
        return clientId == null ? "" : clientId;
    }

    /// The address of the provider, or nothing if nobody signs in there.
    String provider() {
        return issuer == null || clientId == null ? "" : issuer.toString();
    }

    /// The only origin beside its own that the page may connect to.
    String origin() {
        return issuer == null || clientId == null ? "" : issuer.getScheme() + "://" + issuer.getRawAuthority();
    }
}
