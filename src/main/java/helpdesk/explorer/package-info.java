/// The explorer: a page at `/graphiql` on which people read the documentation, try the API, and walk through the life
/// and the end of a contact in four steps. Page, script and styles are our own, GraphiQL itself comes from a WebJar;
/// everything is served from here under a policy that admits no other origin and nothing inline, so the explorer works
/// offline and a token pasted into it can go nowhere else. It knows the API as any client does and no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package helpdesk.explorer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
