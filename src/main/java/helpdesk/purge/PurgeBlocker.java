package helpdesk.purge;

/// What stands against a purge.
enum PurgeBlocker {
    NOT_SOFT_DELETED,
    NOT_PERMITTED
}
