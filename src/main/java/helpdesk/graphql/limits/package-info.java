/// The limits of what one request, and one caller, may ask for. The cheapest check comes first, and what is over a
/// limit is rejected before any work is done for it. A request passes these checks:
///
/// 1. [BodyFilter] receives the body, while no thread waits for it.
/// 2. [WorkFilter] requires a free thread; operations over WebSockets begin here, and count as [Work], too.
/// 3. [RequestReader] parses the body as JSON, or the parameters of an address.
/// 4. [Admission] requires that the caller has not used up its [Allowances], and that the [Variables] are small
///    enough. [PersistedDocuments] finds a document that the request names by its hash. [Documents] checks the text
///    of the document ([WordScan]) and its [Shape], parses it and validates it. [RequestedOperation] finds the one
///    operation to execute. [Bill] computes its cost by the directives of the schema ([SchemaLimits]), and the cost
///    is charged to the caller's [Allowances].
///
/// Then the engine executes this operation, with a deadline. Subscriptions and WebSockets take one of the
/// [Places]. Endpoints beside GraphQL charge the same [Allowances]. [LimitConfiguration] puts these types together.
@NamedInterface("limits")
@NullMarked
package helpdesk.graphql.limits;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
