package helpdesk.history;

/// What a search found out: an order that explains everything, that there is none, or that it takes too long to tell.
enum Finding {
    EXPLAINED,
    IMPOSSIBLE,
    UNDECIDED
}
