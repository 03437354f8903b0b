/// Operations over connections that stay open: server-sent events ([EventStreamHandler]) and WebSockets
/// ([GraphQlWebSocketSession]). The limits, rates, errors and permissions of other requests apply to each
/// operation, by the same code; the token of a connection is checked again and again. Each connection is
/// written to by one thread, which asks for the next event when it has written the last. So a slow client
/// delays no other one, and nothing piles up for it.
@NullMarked
package helpdesk.graphql.stream;

import org.jspecify.annotations.NullMarked;
