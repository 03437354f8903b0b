/// The purges as the database knows them, while they run and for ever after: whose id, what was planned, what is done,
/// and what was found. No personal value is among it.
@NullMarked
package helpdesk.purge.record;

import org.jspecify.annotations.NullMarked;
