package helpdesk.management;

/// What a server finds when it checks its database, with a text for operators.
enum DatabaseState {
    WRITABLE("the database can be written"),
    READ_ONLY("the database is read-only: is it the primary, and has it been set so?"),
    AWAY("the database is away: no connection can be made, or it does not answer"),
    OUT_OF_CONNECTIONS("all connections of the pool are in use (spring.datasource.hikari.maximum-pool-size)");

    private final String reason;

    DatabaseState(String reason) {
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
