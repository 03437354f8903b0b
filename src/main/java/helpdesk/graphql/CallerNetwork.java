package helpdesk.graphql;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, in the form in which one place is told from another: an address of IPv4, or a /64
/// of IPv6. In the GraphQL context of each request it is found by its class.
///
/// @param name empty if it is not known
public record CallerNetwork(String name) {

    /// An access provider gives whoever it connects at least so much of IPv6: all of it is therefore one caller.
    private static final int BYTES_OF_IPV6 = 8;

    public static CallerNetwork of(@Nullable InetSocketAddress remote) {
        return of(remote == null ? null : remote.getAddress());
    }

    public static CallerNetwork of(@Nullable InetAddress address) {
        return new CallerNetwork(
                switch (address) {
                    case null -> "";
                    case Inet6Address wide -> HexFormat.of().formatHex(Arrays.copyOf(wide.getAddress(), BYTES_OF_IPV6));
                    default -> address.getHostAddress();
                });
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
