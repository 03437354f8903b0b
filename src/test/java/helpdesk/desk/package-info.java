/// Tests of the desk.
@NullMarked
package helpdesk.desk;

import org.jspecify.annotations.NullMarked;
