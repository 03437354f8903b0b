/// The demo help desk: made-up people, their tickets and what was said in them, for trying out and for measuring.
///
/// Everything in it follows from a fixed seed and a fixed date, ids included: to fill two help desks gives the same
/// rows twice. Each row is a function of its number, so that a large help desk takes no more memory than a small one.
/// The texts are under `src/dev/resources`, in the folder of this package.
@NullMarked
package helpdesk.demo;

import org.jspecify.annotations.NullMarked;
