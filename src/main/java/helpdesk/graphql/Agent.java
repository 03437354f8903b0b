package helpdesk.graphql;

/// A member of the help desk's staff: the schema's `Agent`.
public record Agent(String displayName) implements Author {}
