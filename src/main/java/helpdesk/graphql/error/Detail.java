package helpdesk.graphql.error;

import helpdesk.security.AgentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/// How much of the schema an error tells. Callers who may not read the schema must not learn it from errors.
enum Detail {
    /// What the request itself contains.
    REQUEST,

    /// Also the names of types and fields that the request concerns.
    NAMES,

    /// Also what may have been meant instead.
    SUGGESTIONS;

    static Detail of(@Nullable Authentication caller, boolean isSchemaOpen) {
        if (!isSchemaOpen || caller == null || caller instanceof AnonymousAuthenticationToken) {
            return REQUEST;
        }
        return caller.getPrincipal() instanceof AgentCaller ? SUGGESTIONS : NAMES;
    }
}
