package helpdesk.explorer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the explorer is served, and whether somebody serves it ready-made tokens. The page is told, so that it never
/// asks for tokens that a delivered server does not have.
///
/// @param enabled false switches off the page and all of its files
/// @param developmentTokens true when `/graphiql/development-tokens.json` answers, as in the dev-time application
@ConfigurationProperties("helpdesk.explorer")
record ExplorerSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean developmentTokens) {}
