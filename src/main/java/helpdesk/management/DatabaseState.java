package helpdesk.management;

/// What a server finds when it checks its database, with a text for operators.
enum DatabaseState {
    WRITABLE("the database can be written"),
    READ_ONLY("the database is read-only: either it is not the primary, or read_only is set"),
    AWAY("the database is away: it accepts no connection or does not answer"),
    OUT_OF_CONNECTIONS("all connections of a pool are in use (spring.datasource.hikari.maximum-pool-size)");

    private final String reason;

    DatabaseState(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
