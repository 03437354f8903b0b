/// The stock application that starts are compared with. It is not below `helpdesk`, where the scan for components would
/// find it.
@NullMarked
package stock;

import org.jspecify.annotations.NullMarked;
