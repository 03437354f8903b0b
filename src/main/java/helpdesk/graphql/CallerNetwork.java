package helpdesk.graphql;

import helpdesk.database.PersonalText;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The network that a request comes from, by which callers without a token are told apart: an address of IPv4, or
/// a /64 of IPv6. The GraphQL context of each request has it under its class.
///
/// @param name empty if it is not known
public record CallerNetwork(PersonalText name) {

    /// Access providers give each customer at least a /64 of IPv6, so all of it counts as one caller.
    private static final int BYTES_OF_IPV6 = 8;

    public static CallerNetwork of(@Nullable InetSocketAddress remote) {
        return of(remote == null ? null : remote.getAddress());
    }

    public static CallerNetwork of(@Nullable InetAddress address) {
        return new CallerNetwork(new PersonalText(
                switch (address) {
                    case null -> "";
                    case Inet6Address wide -> HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), BYTES_OF_IPV6));
                    default -> address.getHostAddress();
                }));
    }
}
