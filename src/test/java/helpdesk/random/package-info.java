/// Random requests: made of the schema and of what is known of a help desk, sent to the whole server, and whatever it
/// answers or logs is held against the rules for all answers. The same seed makes the same requests.
@NullMarked
package helpdesk.random;

import org.jspecify.annotations.NullMarked;
