package helpdesk.purge.residue;

/// What a purge looks for cannot be opened: this server has another key than the one that sealed it.
public final class SealedWithAnotherKey extends RuntimeException {

    SealedWithAnotherKey(Throwable cause) {
        super("The values were sealed with another key", cause);
    }
}
