/// Who does the work of purges, and when: the request that began one, and the workers of all servers, who share the
/// jobs in the database.
@NullMarked
package helpdesk.purge.job;

import org.jspecify.annotations.NullMarked;
