package helpdesk.purge;

import helpdesk.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds purges as nodes.
@Configuration(proxyBeanMethods = false)
class PurgeConfiguration {

    @Bean
    NodeSource purgeNodes(ContactPurge purge) {
        return NodeSource.of(PurgeId.TYPE, PurgeId::new, purge::findAll);
    }
}
