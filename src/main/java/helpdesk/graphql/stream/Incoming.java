package helpdesk.graphql.stream;

import org.springframework.web.socket.TextMessage;

/// Puts the parts of a message together, as far as it may be long.
final class Incoming {

    private final Socket socket;
    private final int longest;
    private final StringBuilder message = new StringBuilder();
    private int bytes;

    Incoming(Socket socket, int longest) {
        this.socket = socket;
        this.longest = longest;
    }

    Socket socket() {
        return socket;
    }

    void receive(TextMessage part) {
        bytes += part.getPayloadLength();
        if (bytes > longest) {
            socket.end(Ending.TOO_LONG);
            clear();
        } else {
            message.append(part.getPayload());
            handOver(part.isLast());
        }
    }

    private void handOver(boolean isWhole) {
        if (isWhole) {
            socket.receive(message.toString());
            clear();
        }
    }

    private void clear() {
        message.setLength(0);
        message.trimToSize();
        bytes = 0;
    }
}
