package helpdesk.bench;

import helpdesk.torture.Command;
import helpdesk.torture.OfficerTokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What is measured: a filled database, the server of the built jar, and the raw server. If there is a jar of before,
/// its server takes part, too.
///
/// @param url of the database, as both servers get it: so both speak TLS with it, or neither does
/// @param database the process of mysqld
record Setup(
        Settings settings,
        String url,
        CpuClock database,
        SampleData data,
        OfficerTokens tokens,
        List<Program> programs) {

    static final String SERVER = "server";
    static final String RAW = "raw";
    static final String BEFORE = "before";

    static final String RATES = "--helpdesk.limits.rates.factor=10000";

    /// Limits that exist to slow callers and purges down.
    static final List<String> RAISED = List.of(RATES, "--helpdesk.purge.share-of-time=1");

    private static final String[] OWN_MYSQL = {
        ".ci/mysql", "durable", "", "--innodb-buffer-pool-size=1G", "--innodb-redo-log-capacity=1G"
    };

    static Setup of(Settings settings) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "bench"));
        var given = settings.text("url");
        var server = given.isEmpty() ? ownMySql() : given;
        var schema = "helpdesk_bench_" + settings.number("contacts");
        var url = (server.endsWith("/") ? server : server + "/") + schema;
        var isThere = settings.text("reuse").equals("true");
        if (!isThere) {
            sql(server, "DROP DATABASE IF EXISTS " + schema, "CREATE DATABASE " + schema + " CHARACTER SET utf8mb4");
        }
        var setup = new Setup(
                settings,
                url,
                new CpuClock(processOf(server)),
                new SampleData(url),
                OfficerTokens.in(folder),
                new ArrayList<>());
        setup.startAll(isThere);
        return setup;
    }

    /// Stopped at the end, even if the bench is interrupted.
    private static String ownMySql() {
        var url = Command.run(OWN_MYSQL);
        var port = url.replaceAll(".*:(\\d+)/", "$1");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Command.run(".ci/mysql", "stop", port)));
        return url;
    }

    /// The server creates the tables before they are filled.
    private void startAll(boolean isLoaded) {
        programs.add(start(SERVER, command(jar())));
        if (isLoaded) {
            data.reuse();
        } else {
            var start = System.nanoTime();
            data.load(settings.number("contacts"));
            System.out.printf(
                    "Loaded %d contacts in %.0f s%n", settings.number("contacts"), (System.nanoTime() - start) / 1e9);
        }
        programs.add(start(RAW, rawCommand()));
        if (!settings.text("before").isEmpty()) {
            programs.add(start(BEFORE, command(Path.of(settings.text("before")))));
        }
    }

    Program start(String name, List<String> command) {
        return Program.start(name, command, tokens.token("officer"));
    }

    Program server() {
        return programs.getFirst();
    }

    Program raw() {
        return programs.get(1);
    }

    Path jar() {
        var given = settings.text("jar");
        return given.isEmpty() ? builtJar() : Path.of(given);
    }

    private static Path builtJar() {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("helpdesk-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Build the jar first: ./mvnw package"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// @param java further options of the JVM
    List<String> command(Path jar, String... java) {
        return command(jar, RAISED, java);
    }

    List<String> command(Path jar, List<String> raised, String... java) {
        return Stream.of(
                        java(),
                        List.of(java),
                        List.of("-jar", jar.toString(), "--server.address=127.0.0.1"),
                        List.of("--spring.datasource.url=" + url, "--spring.datasource.username=root"),
                        List.of("--spring.datasource.password="),
                        List.of("--spring.security.oauth2.resourceserver.jwt.public-key-location=file:"
                                + tokens.publicKey()),
                        raised,
                        settings.words("server-options"))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> rawCommand() {
        return Stream.of(
                        java(),
                        List.of("-classpath", System.getProperty("java.class.path"), RawServer.class.getName()),
                        List.of("--url=" + url, "--public-key=" + tokens.publicKey()))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> java() {
        var program = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.concat(Stream.of(program, "-Duser.timezone=UTC"), settings.words("java").stream())
                .toList();
    }

    /// Of a server on this machine; otherwise 0.
    private static long processOf(String server) {
        try {
            for (var question : List.of("SELECT @@pid_file", "SELECT CONCAT(@@datadir, @@pid_file)")) {
                var file = Path.of(ask(server, question));
                if (Files.isReadable(file)) {
                    return Long.parseLong(Files.readString(file).strip());
                }
            }
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String mysql() {
        return ask(url, """
            SELECT CONCAT_WS(', ', VERSION(), CONCAT('sync_binlog=', @@sync_binlog),
                CONCAT('innodb_flush_log_at_trx_commit=', @@innodb_flush_log_at_trx_commit),
                CONCAT('innodb_buffer_pool_size=', @@innodb_buffer_pool_size),
                CONCAT('TLS=', (SELECT variable_value FROM performance_schema.session_status
                                WHERE variable_name = 'Ssl_version')))
            """);
    }

    private static String ask(String server, String question) {
        try (var connection = DriverManager.getConnection(server, "root", "");
                var statement = connection.createStatement();
                var row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void sql(String server, String... statements) {
        try (var connection = DriverManager.getConnection(server, "root", "");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Rounds rounds() {
        return new Rounds(settings.number("rounds"), settings.number("warm-up"));
    }

    Wrk wrk() {
        return new Wrk(settings.number("connections"), settings.number("seconds"), 0, database);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
