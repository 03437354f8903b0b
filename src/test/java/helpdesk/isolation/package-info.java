/// Many callers at once: what is loaded for one of them never gets into the answer to another.
@NullMarked
package helpdesk.isolation;

import org.jspecify.annotations.NullMarked;
