package helpdesk.ticket;

import helpdesk.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds tickets and comments as nodes.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    NodeSource ticketNodes(TicketReader reader) {
        return NodeSource.of(
                TicketId.TYPE, TicketId::new, ids -> reader.find(ids).values());
    }

    @Bean
    NodeSource commentNodes(TicketReader reader) {
        return NodeSource.of(
                CommentId.TYPE, CommentId::new, ids -> reader.findComments(ids).values());
    }
}
