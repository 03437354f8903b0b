package helpdesk.torture;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A real MySQL in processes of its own, which loses nothing that it has committed.
interface Database extends AutoCloseable {

    String PARAMETERS =
            "?sslMode=DISABLED&allowPublicKeyRetrieval=true&connectTimeout=3000&rewriteBatchedStatements=true";

    /// Where writes go at the moment.
    int port();

    /// All servers, as a JDBC URL names them.
    String servers();

    static String server(int port) {
        return "127.0.0.1:" + port;
    }

    /// kill -9 what answers at the moment.
    void kill();

    /// Starts again what was killed.
    void mend();

    /// Whether it answers, as it does not between [#kill] and [#mend] if nobody takes its place.
    boolean isThere();

    /// Whether all that belongs to it is there.
    boolean isWhole();

    @Override
    void close();

    default void create(String schema) {
        sql("", jdbc -> {
            jdbc.update("DROP DATABASE IF EXISTS " + schema);
            return jdbc.update("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4");
        });
    }

    /// Asks on a connection of its own, which is tried again for a minute.
    default <T> T sql(String schema, Question<T> question) {
        var end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (true) {
            try (var connection = DriverManager.getConnection(url(server(port()), schema), "root", "")) {
                return question.ask(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
            } catch (SQLException | DataAccessException away) {
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("The database stays away", away);
                }
                Waiting.pause(Duration.ofMillis(200));
            }
        }
    }

    default String url(String servers, String schema) {
        return "jdbc:mysql://" + servers + "/" + schema + PARAMETERS;
    }

    /// What somebody wants to know.
    @FunctionalInterface
    interface Question<T> {
        T ask(JdbcTemplate jdbc);
    }
}
