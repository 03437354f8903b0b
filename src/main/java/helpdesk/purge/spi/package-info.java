/// What a module that holds personal data tells the purge: what to do about it, in statements that count and
/// execute the same rows.
@NamedInterface("spi")
@NullMarked
package helpdesk.purge.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
