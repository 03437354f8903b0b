package helpdesk.purge;

import java.util.List;

/// A soft-deleted contact with a canary wherever it can have one.
///
/// @param texts what the contact, and whoever wrote in its tickets, left
/// @param ids the ids of the contact and of its tickets
record FilledContact(String id, List<Canary> texts, List<Canary> ids) {}
