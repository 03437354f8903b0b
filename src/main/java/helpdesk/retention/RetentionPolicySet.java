package helpdesk.retention;

import helpdesk.contact.Agent;

/// In the running transaction, the retention policy was set, which the help desk keeps a record of.
///
/// @param version the number of times that it was set
/// @param sentence what it says from now on
/// @param officer who set it
public record RetentionPolicySet(int version, String sentence, Agent officer) {}
