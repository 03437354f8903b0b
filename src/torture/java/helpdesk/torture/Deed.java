package helpdesk.torture;

/// Something written, and whether it was told to be done: then it is there once, as long as the contact in whose ticket
/// it is; if it was refused, never.
///
/// @param owner the requester of the ticket
record Deed(String table, String column, String text, Person owner, Certainty certainty) {

    /// What is known of it.
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
