package helpdesk.purge.spi;

import helpdesk.contact.ContactId;
import helpdesk.graphql.usererror.UserError;
import java.util.function.Function;

/// A reason for which contacts must not be purged. The purge looks for it in the statement that counts the rows of the
/// steps, under the lock of the contact.
///
/// @param name a value of the schema's `PurgeBlocker`
/// @param contact the column with the contact that must not be purged
/// @param source the `FROM` and `WHERE` that find a row for each contact in `:contacts` that must not be purged at the
///     time `:now`. It must use an index
/// @param refusal how a purge of the contact is refused
public record PurgeBlocker(String name, String contact, String source, Function<ContactId, UserError> refusal) {}
