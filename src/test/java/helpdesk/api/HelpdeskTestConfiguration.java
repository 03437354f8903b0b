package helpdesk.api;

import helpdesk.development.DevelopmentTokens;
import helpdesk.development.Mailbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/// Gives tests a client and a help desk. Lazy: the port is known once the server is up.
public class HelpdeskTestConfiguration {

    @Bean
    @Lazy
    HelpdeskClient helpdeskClient(@Value("${local.server.port}") int port, DevelopmentTokens tokens) {
        return new HelpdeskClient(port, tokens, null);
    }

    @Bean
    @Lazy
    Helpdesk helpdesk(HelpdeskClient client) {
        return new Helpdesk(client);
    }

    @Bean
    @Lazy
    Portal portal(HelpdeskClient client, Mailbox mailbox) {
        return new Portal(client.asAnonymous(), mailbox);
    }
}
