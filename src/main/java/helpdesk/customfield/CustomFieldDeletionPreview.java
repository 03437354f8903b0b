package helpdesk.customfield;

import java.time.Instant;

/// What the deletion of a custom field would do now, and what its user confirms.
public record CustomFieldDeletionPreview(String fingerprint, int valueCount, Instant computedAt) {}
