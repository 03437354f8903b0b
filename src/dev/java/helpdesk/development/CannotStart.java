package helpdesk.development;

/// What keeps the development server from starting, and what to do about it, in a line.
public final class CannotStart extends RuntimeException {

    CannotStart(String message) {
        super(message);
    }
}
