/// Top-level errors: for authentication, authorisation, malformed requests and faults. Each has `extensions.code` and
/// `extensions.requestId`, and none tells how the server is made.
@NamedInterface("error")
@NullMarked
package helpdesk.graphql.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
