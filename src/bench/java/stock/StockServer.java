package stock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The baseline for starts: an application with Spring for GraphQL, JDBC, and nothing else, which answers one query.
@SpringBootApplication
public class StockServer {

    private static final String SCHEMA = """
        type Query {
          contacts: [Contact!]!
        }
        type Contact {
          id: ID!
          name: String!
        }
        """;

    public static final String DOCUMENT = "query Names { contacts { id name } }";

    public static void main(String[] arguments) {
        SpringApplication.run(StockServer.class, arguments);
    }

    @Bean
    GraphQlSourceBuilderCustomizer schema() {
        return builder -> builder.schemaResources(new ByteArrayResource(SCHEMA.getBytes(UTF_8)));
    }

    @Controller
    record Contacts(JdbcClient database) {

        record Contact(String id, String name) {}

        @QueryMapping
        List<Contact> contacts() {
            return database.sql("SELECT BIN_TO_UUID(id) AS id, name FROM contact WHERE state = 'ACTIVE' LIMIT 20")
                    .query((row, _) -> new Contact(row.getString("id"), row.getString("name")))
                    .list();
        }
    }

    /// As the server has it, for whoever waits until the application is up.
    @RestController
    static class Readiness {

        @GetMapping("/readyz")
        String ready() {
            return "UP";
        }
    }
}
