package helpdesk.contact;

import helpdesk.graphql.usererror.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one of the ids that a mutation of several contacts was given.
///
/// @param id null if the input was not a global id: other texts of a client are not repeated
/// @param contact null if it was refused, or if its purge has begun since
/// @param userErrors empty unless this contact was refused
public record ContactResult(@Nullable String id, @Nullable ContactView contact, List<? extends UserError> userErrors) {}
