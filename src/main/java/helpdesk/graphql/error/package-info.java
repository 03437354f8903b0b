/// Top-level errors: for authentication, authorisation, malformed requests and faults. Each has `extensions.code` and
/// `extensions.requestId`, and none tells how the server is built. The enum `ErrorCode` of the schema describes the
/// codes.
/// [Failure] decides what a client learns, and the others ask it:
///
/// ```
/// exception of a field or a stream - ErrorConfiguration -+
/// request over a limit ------------- Admission ----------+- Failure - GraphqlErrors - error in a GraphQL response
/// document that is not valid ------- DocumentProblems ---+
/// variable of the wrong type ------- VariableProblems ---+
/// exception of Spring MVC, /error -- HttpErrors ---------+
/// malformed HTTP ------------------- ContainerErrors ----+- Failure - answer with this error alone
/// token that is not valid ---------- Refusals -----------+
/// body or threads over a limit ----- BodyFilter, WorkFilter
/// ```
@NamedInterface("error")
@NullMarked
package helpdesk.graphql.error;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
