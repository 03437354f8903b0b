package helpdesk.purge;

import helpdesk.purge.record.PurgeId;

/// A purge that has its point of no return behind it.
///
/// @param isNew whether the request at hand has begun it, and nobody else has it in hand
record BegunPurge(PurgeId id, boolean isNew) {}
