package helpdesk.torture;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Three servers in group replication, of which one takes writes until it dies.
final class ClusterDatabase implements Database {

    private static final String MEMBERS = """
        SELECT member_port, member_role = 'PRIMARY' FROM performance_schema.replication_group_members
        WHERE member_state = 'ONLINE'
        """;

    private static final String STATE = """
        SELECT member_state FROM performance_schema.replication_group_members WHERE member_id = @@server_uuid
        """;

    private final int base;
    private int struck;

    private ClusterDatabase(int base) {
        this.base = base;
    }

    static ClusterDatabase start() {
        return new ClusterDatabase(Integer.parseInt(Command.run(".ci/mysql", "cluster", "start")));
    }

    /// The primary, as a majority sees it.
    @Override
    public int port() {
        var found = new ArrayList<Integer>();
        Waiting.require(Duration.ofMinutes(2), "a primary", () -> found.addAll(primary()));
        return found.getFirst();
    }

    private List<Integer> primary() {
        return ports().map(port -> members(port, true))
                .filter(members -> !members.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    @Override
    public String servers() {
        return ports().map(Database::server).collect(Collectors.joining(","));
    }

    @Override
    public void kill() {
        struck = port();
        Command.run(".ci/mysql", "kill", String.valueOf(struck));
        awaitAnotherPrimary();
    }

    /// The others sleep: the primary can commit nothing any more.
    void isolatePrimary() {
        struck = port();
        others("suspend");
    }

    /// The others wake up when the primary has given up, and go on without it: as after a cut line, if not at the same
    /// time.
    void replaceIsolated() {
        Waiting.require(
                Duration.ofMinutes(1),
                "the primary to give up",
                () -> stateOf(struck).equals("ERROR"));
        others("resume");
        awaitAnotherPrimary();
        mend();
    }

    private void others(String verb) {
        ports().filter(port -> port != struck).forEach(port -> Command.run(".ci/mysql", verb, String.valueOf(port)));
    }

    private void awaitAnotherPrimary() {
        Waiting.require(
                Duration.ofMinutes(1),
                "another primary",
                () -> !primary().isEmpty() && !primary().contains(struck));
    }

    /// One that starts tries to join for a minute, and then no more: it is started again.
    @Override
    public void mend() {
        Waiting.require(Duration.ofMinutes(5), "the one that was struck to join", () -> {
            Command.run(".ci/mysql", "kill", String.valueOf(struck));
            Command.run(".ci/mysql", "revive", String.valueOf(struck));
            return Waiting.until(Duration.ofSeconds(90), this::isWhole);
        });
    }

    @Override
    public boolean isThere() {
        return !primary().isEmpty();
    }

    @Override
    public boolean isWhole() {
        return members(port(), false).size() == 3;
    }

    @Override
    public void close() {
        Command.run(".ci/mysql", "cluster", "stop", String.valueOf(base));
    }

    /// The one that was struck first: it answers or is gone, and does not let anybody wait as one does that sleeps.
    private Stream<Integer> ports() {
        return IntStream.range(base, base + 3).boxed().sorted(Comparator.comparing(port -> port != struck));
    }

    private static String stateOf(int port) {
        try (var connection = connect(port);
                var state = connection.createStatement().executeQuery(STATE)) {
            return state.next() ? state.getString(1) : "";
        } catch (SQLException down) {
            return "";
        }
    }

    private static Connection connect(int port) throws SQLException {
        var url = "jdbc:mysql://" + Database.server(port) + "/" + PARAMETERS + "&socketTimeout=3000";
        return DriverManager.getConnection(url, "root", "");
    }

    /// Nobody, if this one is down or sees no majority.
    private static List<Integer> members(int port, boolean onlyPrimary) {
        var members = new ArrayList<Integer>();
        var primaries = new ArrayList<Integer>();
        try (var connection = connect(port);
                var rows = connection.createStatement().executeQuery(MEMBERS)) {
            while (rows.next()) {
                (rows.getBoolean(2) ? primaries : members).add(rows.getInt(1));
            }
        } catch (SQLException down) {
            return List.of();
        }
        members.addAll(primaries);
        return members.size() < 2 ? List.of() : onlyPrimary ? primaries : members;
    }
}
