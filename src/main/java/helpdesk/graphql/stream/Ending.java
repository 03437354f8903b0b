package helpdesk.graphql.stream;

import org.springframework.web.socket.CloseStatus;

/// Why a connection ends, in the codes of WebSocket (RFC 6455) and of its protocol for GraphQL. See
/// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
enum Ending {
    GONE(1000, "Normal closure"),
    SHUTTING_DOWN(1001, "Going away"),
    TOO_FAST(1008, "Too many messages at once"),
    TOO_LONG(1009, "Message too long"),
    FAULT(1011, "Internal error"),
    NO_PLACE(1013, "Try again later"),
    INVALID_MESSAGE(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    FORBIDDEN(4403, "Forbidden"),
    OTHER_PROTOCOL(4406, "Subprotocol not acceptable"),
    NO_INIT(4408, "Connection initialisation timeout"),
    DUPLICATE_ID(4409, "Subscriber already exists"),
    SECOND_INIT(4429, "Too many initialisation requests");

    private final int code;
    private final String reason;

    Ending(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    CloseStatus status() {
        return new CloseStatus(code, reason);
    }
}
