package helpdesk.interleaving;

import java.util.List;
import java.util.function.BiFunction;

/// What a session may do to the contact.
enum Operation {
    SOFT_DELETE,
    /// Together with a contact that there is not.
    SOFT_DELETE_OF_SEVERAL,
    RESTORE,
    /// Together with the two others, which are active.
    RESTORE_OF_SEVERAL,
    /// Previews, and purges what was previewed.
    PURGE,
    /// Goes on with a purge that has begun.
    PURGE_CHUNK,
    TICKET,
    /// In the contact's name, on the ticket of another one.
    COMMENT,
    /// In another one's name, on the contact's ticket.
    ANSWER,
    /// The same, by that other contact itself, in the portal.
    PORTAL_ANSWER,
    RATING,
    COLLABORATION,
    /// Confirms a sign-up with the contact's address.
    SIGN_UP,
    /// Confirms a sign-up with the same address from after the contact's purge has begun.
    NEW_SIGN_UP,
    /// Confirms a change of the contact's address, by the contact itself.
    EMAIL_CHANGE,
    /// Confirms a sign-up with the address that the contact wants.
    RIVAL_SIGN_UP,
    /// Sets a new password with a link that was mailed to the contact.
    PASSWORD_RESET,
    /// From a page that shows the contact as it was before either session began.
    UPDATE,
    /// Previews the deletion of a custom field for which an update of side A writes a value, and deletes it.
    FIELD_DELETION,
    /// Exports the contact.
    EXPORT,
    /// Places a legal hold on the contact.
    LEGAL_HOLD,
    /// Purges what comes next in a batch, which was prepared of the contact alone and started before either session
    /// began. Each side has a batch of its own.
    BATCH,
    /// Runs the retention policy, by which the contact is due, and goes on with its batch at once, as
    /// [#RETENTION_START].
    RETENTION_RUN,
    /// Starts the batch that the retention policy prepared before either session began, now that the time to cancel it
    /// is
    /// over, and purges what comes next in it.
    RETENTION_START;

    /// Something that happens at one moment.
    ///
    /// @param call the number of the operation's call in which it happens
    record Event(int call, BiFunction<World, Side, World> change) {}

    /// What the rules say happens, one after the other.
    List<Event> events() {
        return switch (this) {
            case SOFT_DELETE, SOFT_DELETE_OF_SEVERAL -> once(World::softDelete);
            case RESTORE, RESTORE_OF_SEVERAL -> once(World::restore);
            case PURGE ->
                List.of(new Event(0, World::preview), new Event(1, World::beginPurge), new Event(1, World::endPurge));
            case PURGE_CHUNK -> once(World::purgeChunk);
            case TICKET -> once(World::createTicket);
            case COMMENT -> once(World::comment);
            case ANSWER -> once(World::answerContact);
            case PORTAL_ANSWER -> once(World::answerContactInPortal);
            case RATING -> once(World::rate);
            case COLLABORATION -> once(World::collaborate);
            case SIGN_UP -> once(World::confirmSignUp);
            case NEW_SIGN_UP -> once(World::confirmNewSignUp);
            case EMAIL_CHANGE -> once(World::confirmEmailChange);
            case RIVAL_SIGN_UP -> once(World::confirmRivalSignUp);
            case PASSWORD_RESET -> once(World::resetPassword);
            case UPDATE -> once(World::update);
            case FIELD_DELETION -> List.of(new Event(0, World::preview), new Event(1, World::deleteField));
            case EXPORT -> List.of(new Event(0, World::preview), new Event(0, World::endExport));
            case LEGAL_HOLD -> once(World::placeLegalHold);
            case BATCH, RETENTION_START -> once(World::purgeInBatch);
            case RETENTION_RUN ->
                List.of(new Event(0, World::prepareIfDue), new Event(0, World::purgeInBatchIfPrepared));
        };
    }

    /// Whether its batch was prepared before.
    boolean hasBatch() {
        return this == BATCH || this == RETENTION_START;
    }

    boolean isOfRetention() {
        return this == RETENTION_RUN || this == RETENTION_START;
    }

    private static List<Event> once(BiFunction<World, Side, World> change) {
        return List.of(new Event(0, change));
    }
}
