package helpdesk.database;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a piece of work costs, as the database itself counts: every statement that it hears, `SET`, `START
/// TRANSACTION` and `COMMIT` included, the commits, the statements that it had to parse, and the rows that it read by
/// an index.
public record StatementCount(int statements, int commits, int prepared, int rows) {

    private static final int TRIES = 10;

    /// Of equal pieces of work, one after the other: what the servers of other tests do by themselves meanwhile
    /// comes on top of some.
    public static List<StatementCount> ofSeveral(Supplier<Runnable> works, JdbcClient database) {
        return Stream.generate(works)
                .limit(TRIES)
                .map(work -> of(work, database))
                .toList();
    }

    private static StatementCount of(Runnable work, JdbcClient database) {
        var rows = rows(database);
        var statements = counter("Questions", database);
        var commits = counter("Com_commit", database);
        var prepared = counter("Com_stmt_prepare", database);
        work.run();
        // Without the three that ask for the numbers themselves
        return new StatementCount(
                counter("Questions", database) - statements - 3,
                counter("Com_commit", database) - commits,
                counter("Com_stmt_prepare", database) - prepared,
                rows(database) - rows);
    }

    /// Without those of tables that are read whole, such as the status itself.
    private static int rows(JdbcClient database) {
        return Stream.of("key", "next", "prev", "first", "last")
                .mapToInt(way -> counter("Handler_read_" + way, database))
                .sum();
    }

    private static int counter(String name, JdbcClient database) {
        return database.sql("SHOW GLOBAL STATUS LIKE '" + name + "'")
                .query((row, _) -> row.getInt(2))
                .single();
    }
}
