/// Ends servers and databases in the middle of their work, again and again, and looks at what is left: nothing half
/// done, nothing lost that was acknowledged. Run by `.ci/torture`; no test, since it takes its time.
@NullMarked
package helpdesk.torture;

import org.jspecify.annotations.NullMarked;
