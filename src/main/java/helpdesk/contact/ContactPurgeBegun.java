package helpdesk.contact;

import java.util.Collection;

/// In the running transaction, the personal fields of soft-deleted contacts are about to be erased. What can only
/// be found by their e-mail addresses has to be deleted now (R7).
///
/// @param emails their addresses, at least one
public record ContactPurgeBegun(Collection<EmailAddress> emails) {}
