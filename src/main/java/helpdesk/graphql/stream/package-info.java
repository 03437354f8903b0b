/// What stays open: subscriptions, as server-sent events or over a WebSocket. Each connection has a thread of its own,
/// which alone writes to it, and asks for the next event when it has written the last. So a slow reader slows down
/// nobody, and nothing piles up for it. What is said of a plain request (limits, rates, errors, callers) is said of
/// each subscription by the same code; its token is checked again and again.
@NullMarked
package helpdesk.graphql.stream;

import org.jspecify.annotations.NullMarked;
