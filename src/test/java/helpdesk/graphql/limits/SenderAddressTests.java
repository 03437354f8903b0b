package helpdesk.graphql.limits;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.api.Test;

class SenderAddressTests {

    /// Or else what needs it fails, and logs an error of which no client is aware.
    @Test
    void keepsThePortOfAClientThatHangsUp() throws IOException, ServletException {
        var connection = new org.apache.coyote.Request();
        connection.remoteAddr().setString("192.0.2.1");
        connection.setRemotePort(4711);
        var request = new Request(new Connector(), connection);
        pass(request);
        connection.setRemotePort(-1);
        assertThat(request.getRemotePort()).isEqualTo(4711);
    }

    private static void pass(Request request) throws IOException, ServletException {
        var senders = new SenderAddress();
        senders.setNext(new ValveBase() {
            @Override
            public void invoke(Request same, Response response) {}
        });
        senders.invoke(request, new Response(new org.apache.coyote.Response()));
    }
}
