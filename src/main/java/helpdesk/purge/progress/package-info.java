/// Tells whoever watches a purge how far it is.
@NullMarked
package helpdesk.purge.progress;

import org.jspecify.annotations.NullMarked;
