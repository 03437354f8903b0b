/// The server and, in a package of its own each, what it can do.
///
/// Nothing is `null` here unless a type says `@Nullable`; the compiler holds every package to it.
@NullMarked
package helpdesk;

import org.jspecify.annotations.NullMarked;
