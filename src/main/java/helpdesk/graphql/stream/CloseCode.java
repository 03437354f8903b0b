package helpdesk.graphql.stream;

import org.springframework.web.socket.CloseStatus;

/// Why a WebSocket is closed, by the codes of RFC 6455 and of `graphql-transport-ws`.
enum CloseCode {
    NORMAL(1000, "Normal closure"),
    SHUTTING_DOWN(1001, "Going away"),
    TOO_FAST(1008, "Too many messages at once"),
    TOO_LONG(1009, "Message too long"),
    FAULT(1011, "Internal error"),
    TRY_AGAIN_LATER(1013, "Try again later"),
    INVALID_MESSAGE(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    FORBIDDEN(4403, "Forbidden"),
    TOKEN_ELSEWHERE(4403, "Send the token in the payload of connection_init as {\"Authorization\": \"Bearer ...\"}"),
    OTHER_PROTOCOL(4406, "Subprotocol not acceptable"),
    INIT_TIMEOUT(4408, "Connection initialisation timeout"),
    DUPLICATE_ID(4409, "Subscriber already exists"),
    SECOND_INIT(4429, "Too many initialisation requests");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    CloseStatus status() {
        return new CloseStatus(code, reason);
    }

    /// @throws Close if it is time for it
    void throwIf(boolean isTime) {
        if (isTime) {
            throw new Close(this);
        }
    }

    /// Closes the connection whose own thread throws it.
    static final class Close extends RuntimeException {

        private final CloseCode code;

        Close(CloseCode code) {
            super(code.name(), null, false, false);
            this.code = code;
        }

        CloseCode code() {
            return code;
        }
    }
}
