package helpdesk.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/// The schemas the suite works on: on the server named by the system property `helpdesk.test.url`
/// (without a schema's name, as `jdbc:mysql://127.0.0.1:3306/`), else on an embedded one. When several JVMs run tests
/// at
/// once, the property names a server for each: some tests count locks or change settings of the whole server. What the
/// schemas held before is dropped.
final class TestDatabase {

    private static final DatabaseServer SERVER = server();
    private static final Map<String, JdbcConnectionDetails> SCHEMAS = new ConcurrentHashMap<>();

    private TestDatabase() {}

    /// Blank when it is first asked for; one for the JVM, whatever the number of application contexts.
    static JdbcConnectionDetails schema(String name) {
        return SCHEMAS.computeIfAbsent(name, SERVER::blankSchema);
    }

    private static DatabaseServer server() {
        var url = System.getProperty("helpdesk.test.url", "");
        return url.isBlank() ? TemporaryDatabase.start().server() : given(url);
    }

    private static DatabaseServer given(String urls) {
        var jvm = Integer.parseInt(
                System.getProperty("helpdesk.test.fork", "JVM 1").replace("JVM ", ""));
        var url = urls.split(",", -1)[jvm - 1];
        var username = System.getProperty("helpdesk.test.username", "root");
        return new DatabaseServer(url, username, System.getProperty("helpdesk.test.password", ""));
    }
}
