package helpdesk.contact;

import helpdesk.graphql.NodeSource;
import java.util.List;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds contacts as nodes, and closes contacts to each other.
@Configuration(proxyBeanMethods = false)
class ContactConfiguration {

    @Bean
    NodeSource contactNodes(ContactReader reader) {
        return NodeSource.of(ContactId.TYPE, ContactId::new, reader::findNodes);
    }

    @Bean
    GraphQlSourceBuilderCustomizer guardedContacts() {
        return source -> source.typeVisitors(List.of(new ContactGuard()));
    }
}
