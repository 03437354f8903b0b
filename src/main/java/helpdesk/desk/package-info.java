/// The desk: a page at `/desk` on which agents and privacy officers find contacts, delete and restore them, and purge
/// them after a preview, as the article does that the product starts from. Its scripts are modules that browsers load
/// as they are; Lit, Pico and the client for WebSockets come from WebJars. Everything is served from
/// here under a policy that allows no inline code, and no other origin but that of the identity provider. The page
/// uses the API as any client does, and no other module.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package helpdesk.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
