package helpdesk.interleaving;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import javax.sql.DataSource;

/// Something to explore of which all is known: two accounts in plain JDBC, and two transactions on them.
final class Bank implements Scenario {

    private final DataSource source;
    private final Transaction transaction;
    private final Set<List<Integer>> outcomes =
            new ConcurrentSkipListSet<>((one, other) -> one.toString().compareTo(other.toString()));

    Bank(DataSource source, Transaction transaction) {
        this.source = source;
        this.transaction = transaction;
    }

    /// What a session does between begin and commit.
    @FunctionalInterface
    interface Transaction {
        void transact(Side side, Connection connection) throws SQLException;
    }

    /// What was there afterwards, in any order so far.
    Set<List<Integer>> outcomes() {
        return outcomes;
    }

    @Override
    public void prepare() {
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS bank (id INT PRIMARY KEY, money INT NOT NULL)");
            statement.execute("REPLACE INTO bank (id, money) VALUES (1, 10), (2, 20)");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void act(Session session) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            transaction.transact(session.side(), connection);
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public List<String> violations(List<Move> moves) {
        try (var connection = source.getConnection()) {
            outcomes.add(List.of(money(connection, 1, ""), money(connection, 2, "")));
            return List.of();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static int money(Connection connection, int id, String lock) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT money FROM bank WHERE id = ?" + lock)) {
            statement.setInt(1, id);
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    static void setMoney(Connection connection, int id, int money) throws SQLException {
        try (var statement = connection.prepareStatement("UPDATE bank SET money = ? WHERE id = ?")) {
            statement.setInt(1, money);
            statement.setInt(2, id);
            statement.executeUpdate();
        }
    }
}
