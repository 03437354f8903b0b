/// Two programs that run the built jar against a real MySQL:
///
/// ```
/// .ci/torture [--smoke]      ends servers and databases in the middle of purges, and looks at what is left
/// .ci/giant                  purges one very large contact, and tells what other callers notice of it
/// ```
///
/// The first one fails if a purge is done by half, if something is lost that was acknowledged, or if clients were told
/// what cannot be true, as judged by [helpdesk.history]. `--help` lists the options. Both need a machine to themselves
/// and take minutes, so they are no tests; nothing under `src/torture` is in the delivered jar.
@NullMarked
package helpdesk.torture;

import org.jspecify.annotations.NullMarked;
