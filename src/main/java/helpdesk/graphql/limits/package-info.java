/// What one request, and one caller, may ask for: the cheapest check comes first, and everything is refused before the
/// work that it would cause. The order is the body, the caller's allowance, the variables, the document's text, its
/// shape, then validation, complexity, and in the end the time that execution takes.
@NullMarked
package helpdesk.graphql.limits;

import org.jspecify.annotations.NullMarked;
