package helpdesk.purge;

/// Why a purge is not allowed.
enum PurgeBlocker {
    NOT_SOFT_DELETED,
    NOT_PERMITTED
}
