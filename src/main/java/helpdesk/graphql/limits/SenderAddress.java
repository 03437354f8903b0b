package helpdesk.graphql.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Makes an address of what a proxy says about where a request comes from: some proxies add a port, and some pass
/// on what a client claims. If it is not an address, the proxy's own takes its place, so that no name from a
/// client is looked up.
final class SenderAddress extends ValveBase {

    private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+|\\[[0-9A-Fa-f:.]+]):[0-9]{1,5}");

    SenderAddress() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var said = request.getRemoteAddr();
        var address = address(said, request.getPeerAddr());
        if (!address.equals(said)) {
            request.setRemoteAddr(address);
            request.setRemoteHost(address);
        }
        // Spring for GraphQL fails without the port. Asked later, once the client has hung up, the container says -1.
        var _ = request.getRemotePort();
        getNext().invoke(request, response);
    }

    private static String address(String said, String peer) {
        var port = WITH_PORT.matcher(said);
        var address = port.matches() ? port.group(1) : said;
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException noAddress) {
            return peer;
        }
    }
}
