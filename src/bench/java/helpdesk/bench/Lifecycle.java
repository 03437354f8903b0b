package helpdesk.bench;

import java.util.UUID;

/// The end of a contact's life, by the server or by hand. One caller uses it at a time.
interface Lifecycle extends AutoCloseable {

    void softDelete(UUID contact);

    void restore(UUID contact);

    /// The fingerprint of a preview.
    String preview(UUID contact);

    /// Returns when the contact is gone.
    void purge(UUID contact, String fingerprint);

    @Override
    default void close() {}
}
