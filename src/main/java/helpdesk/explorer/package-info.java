/// The explorer: a page at `/graphiql` on which people try the API with ready examples, and walk through the purge of
/// a contact in four steps; and the reference, which shows the schema on one page. Pages, scripts and styles are our
/// own; GraphiQL itself comes from a WebJar. Everything is served from here under a policy that allows no other origin
/// and no inline code, so the explorer works offline, and a token pasted into it can be sent nowhere else. It uses the
/// API as any client does, and no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package helpdesk.explorer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
