/// Who is calling. Agents and privacy officers come with a bearer token of the organisation's identity
/// provider; this module checks the token, says what its roles mean and hands services the caller.
/// Who may do what is decided by the services themselves, with [AgentsOnly] and [PrivacyOfficersOnly]:
/// one GraphQL document may hold fields for everybody and fields for few.
@ApplicationModule(
        displayName = "Security",
        allowedDependencies = {})
@NullMarked
package helpdesk.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
