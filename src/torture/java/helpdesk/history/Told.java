package helpdesk.history;

import helpdesk.history.Request.StartPurge;
import helpdesk.history.Request.Update;
import org.jspecify.annotations.Nullable;

/// What a client is told.
public sealed interface Told {

    /// Whether a request can have its fingerprint or version from here.
    default boolean isSourceOf(Request request) {
        return switch (this) {
            case PreviewIs preview -> request.equals(new StartPurge(preview.fingerprint()));
            case PreviewChanged preview -> request.equals(new StartPurge(preview.fingerprint()));
            case ContactIs contact ->
                request instanceof Update update
                        && update.version() != null
                        && update.version().equals(contact.version());
            default -> false;
        };
    }

    /// No answer, or one that says nothing: what was asked may have happened, may happen later, or never.
    record Unknown() implements Told {}

    record Done() implements Told {}

    /// There is no such contact, or for a read: null.
    record NotFound() implements Told {}

    record NotActive() implements Told {}

    record NotSoftDeleted() implements Told {}

    /// The contact is no longer of the version that was given.
    record Changed() implements Told {}

    /// The preview is no longer the one that was confirmed.
    record PreviewChanged(String fingerprint) implements Told {}

    record ContactIs(Stage stage, String value, @Nullable Integer version) implements Told {}

    record PreviewIs(String fingerprint, boolean allowed) implements Told {}

    record PurgeIs(String id, boolean completed, int done, int total) implements Told {}
}
