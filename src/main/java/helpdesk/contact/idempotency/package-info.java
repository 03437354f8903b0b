/// Repeating what creates something is safe: how a mutation asks for it, and what it says of whose it was. What is
/// remembered ends with the contact, so that whoever remembers it builds on the contact, and not the other way round.
@NamedInterface("idempotency")
@NullMarked
package helpdesk.contact.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
