package helpdesk.database;

import java.util.List;

/// A table as the database itself describes it. One without a primary key is known by all of its columns.
public record Table(String name, List<String> primaryKey) {}
