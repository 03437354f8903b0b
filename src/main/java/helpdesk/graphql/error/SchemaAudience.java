package helpdesk.graphql.error;

import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/// Who reads an error. The engine explains what does not fit with names that the caller never sent: the type
/// of a field, the fields an input lacks. Whoever may not read the schema is not to piece it together from those.
enum SchemaAudience {
    INSIDERS,
    STRANGERS;

    /// @param isSchemaOpen whether introspection is switched on
    static SchemaAudience ofCaller(boolean isSchemaOpen) {
        return isSchemaOpen && !isAnonymous() ? INSIDERS : STRANGERS;
    }

    static boolean isAnonymous() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken;
    }
}
