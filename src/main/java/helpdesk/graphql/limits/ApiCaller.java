package helpdesk.graphql.limits;

import helpdesk.graphql.CallerNetwork;
import helpdesk.security.AgentCaller;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Whose allowance a request is charged to. A name is never mistaken for an address.
///
/// @param authenticated whether it has shown a token
/// @param agent whether it works for the help desk
public record ApiCaller(boolean authenticated, boolean agent, String name) {

    public static ApiCaller of(@Nullable Authentication authentication, @Nullable InetSocketAddress remote) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? new ApiCaller(
                        false,
                        false,
                        CallerNetwork.of(remote == null ? null : remote.getAddress())
                                .name())
                : new ApiCaller(true, authentication.getPrincipal() instanceof AgentCaller, authentication.getName());
    }

    /// Whoever sends a request, before it is known who that is. Behind a proxy the address is whatever the proxy says,
    /// which need not be one.
    static ApiCaller at(String address) {
        try {
            return new ApiCaller(
                    false,
                    false,
                    CallerNetwork.of(InetAddress.ofLiteral(address)).name());
        } catch (IllegalArgumentException noAddress) {
            return new ApiCaller(false, false, "");
        }
    }
}
