package helpdesk.graphql.limits;

import helpdesk.security.AgentCaller;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;

/// Whose allowance a request is charged to. A name is never mistaken for an address.
///
/// @param authenticated whether it has shown a token
/// @param agent whether it works for the help desk
public record ApiCaller(boolean authenticated, boolean agent, String name) {

    /// An access provider gives whoever it connects at least so much of IPv6: all of it is therefore one caller.
    private static final int BYTES_OF_NETWORK = 8;

    public static ApiCaller of(@Nullable Authentication authentication, @Nullable InetSocketAddress remote) {
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? new ApiCaller(false, false, network(remote == null ? null : remote.getAddress()))
                : new ApiCaller(true, authentication.getPrincipal() instanceof AgentCaller, authentication.getName());
    }

    /// Whoever sends a request, before it is known who that is. Behind a proxy the address is whatever the proxy says,
    /// which need not be one.
    static ApiCaller at(String address) {
        try {
            return new ApiCaller(false, false, network(InetAddress.ofLiteral(address)));
        } catch (IllegalArgumentException noAddress) {
            return new ApiCaller(false, false, "");
        }
    }

    private static String network(@Nullable InetAddress address) {
        return switch (address) {
            case null -> "";
            case Inet6Address wide -> HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), BYTES_OF_NETWORK));
            default -> address.getHostAddress();
        };
    }
}
