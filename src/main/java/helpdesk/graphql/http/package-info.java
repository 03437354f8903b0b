/// GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/) around Spring for GraphQL's handler.
/// [RequestHandler] is the endpoint: it takes queries by GET and all operations by POST, and refuses other requests.
/// [AcceptedTypes][helpdesk.graphql.error.AcceptedTypes] reads the `Accept` header, `limits.RequestReader` the rest of
/// the request, and [StatusPolicy] chooses the status. [HttpErrors][helpdesk.graphql.error] answers what is refused.
@NullMarked
package helpdesk.graphql.http;

import org.jspecify.annotations.NullMarked;
