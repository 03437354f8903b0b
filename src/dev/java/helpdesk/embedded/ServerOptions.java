package helpdesk.embedded;

import java.nio.file.Path;
import java.util.List;

/// Makes MariaDB as strict as MySQL is, by default or by its managers, and quick at the expense of a power failure
/// only.
record ServerOptions(Path base, Path data, int port) {

    List<String> toArguments() {
        return List.of(
                "--no-defaults",
                "--basedir=" + base,
                "--datadir=" + data,
                // Of its own: the machine's is cleaned by others, which this server does not survive.
                "--tmpdir=" + data.getParent(),
                "--user=" + System.getProperty("user.name"),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--socket=",
                "--pid-file=" + data.resolve("mariadbd.pid"),
                "--skip-name-resolve",
                // It would make itself a certificate on each start, which takes five seconds.
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
                        + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
                // As managed servers are: MySQL calls it sql_require_primary_key.
                "--innodb-force-primary-key=ON",
                "--max-allowed-packet=64M",
                "--innodb-log-file-size=32M",
                "--innodb-flush-log-at-trx-commit=2");
    }
}
