package helpdesk.graphql.limits;

import helpdesk.database.PersonalText;
import helpdesk.graphql.CallerNetwork;
import helpdesk.security.AgentCaller;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Whose allowance a request is charged to. A name is never mistaken for an address.
///
/// @param authenticated whether the caller has shown a token
/// @param agent whether the caller works for the help desk
public record ApiCaller(boolean authenticated, boolean agent, PersonalText name) {

    public static ApiCaller of(@Nullable Authentication authentication, @Nullable InetSocketAddress remote) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? at(CallerNetwork.of(remote))
                : new ApiCaller(
                        true,
                        authentication.getPrincipal() instanceof AgentCaller,
                        new PersonalText(authentication.getName()));
    }

    /// The sender of a request whose token is not checked yet. Behind a proxy the address is what the proxy says,
    /// which need not be one.
    static ApiCaller at(String address) {
        try {
            return at(CallerNetwork.of(InetAddress.ofLiteral(address)));
        } catch (IllegalArgumentException noAddress) {
            return new ApiCaller(false, false, new PersonalText(""));
        }
    }

    private static ApiCaller at(CallerNetwork network) {
        return new ApiCaller(false, false, network.name());
    }
}
