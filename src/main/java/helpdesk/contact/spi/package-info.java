/// What other modules add to a contact: fields to read with it, values to store with it, and parts of its export.
@NamedInterface("spi")
@NullMarked
package helpdesk.contact.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
