/// The way of a purge from its beginning to its end: turns, of which each is the only one, chunks, and the last
/// transaction. Who does the work, and when, is none of its business.
@NullMarked
package helpdesk.purge.work;

import org.jspecify.annotations.NullMarked;
