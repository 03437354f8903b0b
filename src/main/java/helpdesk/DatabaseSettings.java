package helpdesk;

/// What whoever operates the server has to say about its database.
final class DatabaseSettings {

    static final String HOW_TO_SET_THEM = """
        Set spring.datasource.url, spring.datasource.username and spring.datasource.password, for example \
        --spring.datasource.url=jdbc:mysql://localhost:3306/helpdesk, or the environment variables \
        SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.\
        """;

    private DatabaseSettings() {}
}
