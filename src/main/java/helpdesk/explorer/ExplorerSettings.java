package helpdesk.explorer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the explorer is served, and whether it offers development tokens. Only then does the page ask for them.
///
/// @param enabled false switches off the page and all of its files
/// @param developmentTokens true when `/graphiql/development-tokens.json` answers, as in the dev-time application
@ConfigurationProperties("helpdesk.explorer")
record ExplorerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean developmentTokens) {}
