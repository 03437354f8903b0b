package helpdesk.graphql;

import org.jspecify.annotations.Nullable;

/// A member of the help desk's staff: the schema's `Agent`.
///
/// @param subject what the identity provider calls the agent; null for a reader who is no agent
public record Agent(String displayName, @Nullable String subject) implements Author {}
