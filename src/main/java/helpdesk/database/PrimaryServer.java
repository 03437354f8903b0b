package helpdesk.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/// Makes connections to the primary, which is the one of several servers that can be written. The driver would
/// take the first server that answers; and a pool that gets no connection would wait up to five seconds before it
/// tries again.
final class PrimaryServer extends AbstractDriverBasedDataSource {

    private static final Pattern SEVERAL = Pattern.compile("(jdbc:mysql://)([^/(]+,[^/(]+)(/.*)");

    /// Less than the pool's `connection-timeout`.
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final List<String> servers;
    private final Runnable moved;
    private volatile int primary;

    /// @param servers the URL of each
    /// @param moved called when another one has become the primary
    PrimaryServer(List<String> servers, Runnable moved) {
        this.servers = List.copyOf(servers);
        this.moved = moved;
    }

    /// The URL of each server in one such as `jdbc:mysql://one,two,three:3307/helpdesk`.
    static List<String> servers(String url) {
        var several = SEVERAL.matcher(url);
        return several.matches()
                ? Stream.of(several.group(2).split(","))
                        .map(server -> several.group(1) + server + several.group(3))
                        .toList()
                : List.of(url);
    }

    @Override
    public void setLoginTimeout(int seconds) {
        DriverManager.setLoginTimeout(seconds);
    }

    /// Tries again for a while if all servers are away. Any other failure is thrown at once.
    @Override
    protected Connection getConnectionFromDriver(Properties login) throws SQLException {
        var end = System.nanoTime() + LONGEST_SEARCH.toNanos();
        while (true) {
            try {
                return connectToAny(login);
            } catch (SQLException failure) {
                if (isOfAnotherKind(failure) || System.nanoTime() > end || !Retries.sleep(PAUSE)) {
                    throw failure;
                }
            }
        }
    }

    /// Tries each server. A failure of another kind, such as a user that a new server does not know yet, is thrown
    /// only if no server is merely away.
    private Connection connectToAny(Properties login) throws SQLException {
        var failures = new ArrayList<SQLException>();
        var first = primary;
        for (var next = first; next < first + servers.size(); next++) {
            try {
                return connect(next % servers.size(), login);
            } catch (SQLException failure) {
                failures.add(failure);
            }
        }
        throw failures.stream()
                .filter(failure -> !isOfAnotherKind(failure))
                .findFirst()
                .orElseGet(failures::getFirst);
    }

    private static boolean isOfAnotherKind(SQLException failure) {
        return DatabaseFault.of(failure) != DatabaseFault.ABSENCE;
    }

    private Connection connect(int server, Properties login) throws SQLException {
        var connection = DriverManager.getConnection(servers.get(server), login);
        if (servers.size() > 1) {
            requireWritable(connection);
        }
        if (primary != server) {
            primary = server;
            moved.run();
        }
        return connection;
    }

    /// Closes the connection if it is not.
    private static void requireWritable(Connection connection) throws SQLException {
        try {
            if (isReadOnly(connection)) {
                throw new SQLTransientConnectionException("The server is read-only");
            }
        } catch (SQLException unusable) {
            JdbcUtils.closeConnection(connection);
            throw unusable;
        }
    }

    private static boolean isReadOnly(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("SELECT @@global.read_only")) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
