package helpdesk.history;

import org.jspecify.annotations.Nullable;

/// What a client asks about one contact.
public sealed interface Request {

    /// Whether it changes nothing, so that without an answer it says nothing.
    default boolean isRead() {
        return false;
    }

    /// An agent enters a contact.
    ///
    /// @param value stands for the contact's personal fields; each write has one of its own
    record Create(String value) implements Request {}

    record SoftDelete() implements Request {}

    record Restore() implements Request {}

    /// An agent changes the contact's personal fields.
    ///
    /// @param version of the contact, as it was read before; null: whichever it has
    record Update(String value, @Nullable Integer version) implements Request {}

    /// A privacy officer confirms a preview.
    ///
    /// @param fingerprint of the preview that was confirmed
    record StartPurge(String fingerprint) implements Request {}

    /// A ticket, or a comment or survey rating on a ticket of its own, in the name of the contact.
    record WriteInItsName(String what) implements Request {}

    /// A comment in the name of the contact on a ticket that another one requested. It goes with that one's purge, so
    /// that a preview may come back that was seen before it.
    record WriteInAnothersTicket(String what) implements Request {}

    /// A comment or survey rating by somebody else, in a ticket that the contact requested.
    record WriteInItsTicket(String what) implements Request {}

    record ReadContact() implements Request {
        @Override
        public boolean isRead() {
            return true;
        }
    }

    record Preview() implements Request {
        @Override
        public boolean isRead() {
            return true;
        }
    }

    record ReadPurge() implements Request {
        @Override
        public boolean isRead() {
            return true;
        }
    }
}
