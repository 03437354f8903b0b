/// What a purge would do: counted with the statements that do it, shown before it, and compared with what was
/// confirmed.
@NullMarked
package helpdesk.purge.plan;

import org.jspecify.annotations.NullMarked;
