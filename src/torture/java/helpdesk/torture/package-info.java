/// `.ci/torture` runs the built jar against a real MySQL, ends servers and databases in the middle of purges, and looks
/// at what is left.
///
/// It fails if a purge is done by half, if something is lost that was acknowledged, or if clients were told what cannot
/// be true, as judged by [helpdesk.history]. `--help` lists the options. It needs a machine to itself and takes
/// minutes,
/// so it is no test; nothing under `src/torture` is in the delivered jar.
@NullMarked
package helpdesk.torture;

import org.jspecify.annotations.NullMarked;
