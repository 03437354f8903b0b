/// What other modules add to a contact: fields to read with it, and values to store with it.
@NamedInterface("spi")
@NullMarked
package helpdesk.contact.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
