/// What one request, and one caller, may ask for: the cheapest check comes first, and everything is rejected
/// before the work that it would cause. A request passes
///
/// 1. [BodyFilter]: its body comes in, without a thread that waits for it;
/// 2. [WorkFilter]: a thread is free for it;
/// 3. [RequestReader]: the body is JSON, and [RequestHandler] passes it on;
/// 4. [Admission]: the caller has something left of its [Allowances]; the [Variables] are small enough;
///    [Documents] has the document, whose text ([WordScan]) and [Shape] are within the limits, and which is valid;
///    one [Operation] of it is meant; and the caller has enough left for its [Bill], made up with what the schema
///    says ([SchemaLimits]).
///
/// Then the engine executes this operation, with a deadline. Subscriptions and WebSockets take one of the [Places].
@NullMarked
package helpdesk.graphql.limits;

import org.jspecify.annotations.NullMarked;
