/// Tests of the explorer.
@NullMarked
package helpdesk.explorer;

import org.jspecify.annotations.NullMarked;
