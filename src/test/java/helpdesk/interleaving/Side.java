package helpdesk.interleaving;

/// One of the two sessions.
enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }
}
