package helpdesk;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.HelpdeskTestConfiguration;
import helpdesk.development.TestTokensConfiguration;
import helpdesk.embedded.TestDatabaseConfiguration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

/// The server does the same in every language of the machine: Arabic has digits of its own, and the small letter of I
/// in Turkish is no i.
class LocaleTests {

    private static final String LISTS = """
        query($id: ID!) {
          contacts(first: 1, filter: { state: SOFT_DELETED }) { nodes { id } }
          contact(id: $id) { tickets(first: 10) { nodes { comments(first: 10) { nodes { body } } } } }
        }
        """;

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "tr-TR"})
    void servesInEveryLanguage(String language) {
        inLanguage(language, server -> {
            var helpdesk = server.getBean(Helpdesk.class);
            var contact = helpdesk.aContact();
            helpdesk.aComment(helpdesk.aTicketOf(contact), contact, "It still does not print");
            helpdesk.softDeleted(contact);
            var lists = server.getBean(HelpdeskClient.class).asAgent().send(LISTS, Map.of("id", contact));
            assertThat(lists.data("contacts.nodes")).hasSize(1);
            assertThat(lists.data("contact").toString()).contains("It still does not print");
            assertThat(helpdesk.purged(contact).path("state").asString()).isEqualTo("COMPLETED");
        });
    }

    /// The real start of the server, in a JVM that was told a language.
    private static void inLanguage(String language, Consumer<ApplicationContext> test) {
        var here = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        try (var server = SpringApplication.from(HelpdeskApplication::main)
                .with(TestDatabaseConfiguration.class, TestTokensConfiguration.class, HelpdeskTestConfiguration.class)
                .run("--server.port=0")
                .getApplicationContext()) {
            test.accept(server);
        } finally {
            Locale.setDefault(here);
        }
    }
}
