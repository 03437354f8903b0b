package helpdesk.purge.record;

/// Where values of a purged contact were found that should be nowhere: the schema's `PurgeFinding`. Never the value.
///
/// @param count in how many rows
public record ResidueFinding(String table, String column, int count) {}
