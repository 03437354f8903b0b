package helpdesk.graphql.limits;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// What a proxy says of where a request comes from need not be an address: some add a port, and some pass on whatever
/// they were told. Makes an address of it, or else that of the proxy, so that nobody looks up a name that a stranger
/// has made up, and not everybody behind such a proxy is one caller.
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
