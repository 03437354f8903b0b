package helpdesk.torture;

/// A text that a client wrote into a ticket. If the server said that it is stored, it is there once for as long as the
/// requester of the ticket; if the server refused it, never.
///
/// @param owner the requester of the ticket
record WrittenText(String table, String column, String text, Person owner, Certainty certainty) {

    /// What the server has answered.
    enum Certainty {
        DONE,
        REFUSED,
        UNKNOWN
    }

    String place() {
        return table + "." + column;
    }

    boolean allows(int count) {
        return switch (certainty) {
            case DONE -> count == 1;
            case REFUSED -> count == 0;
            case UNKNOWN -> count <= 1;
        };
    }
}
