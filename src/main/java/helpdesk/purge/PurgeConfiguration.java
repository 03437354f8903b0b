package helpdesk.purge;

import helpdesk.graphql.NodeSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Reads the settings, and finds purges as nodes.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
class PurgeConfiguration {

    @Bean
    NodeSource purgeNodes(ContactPurge purge) {
        return NodeSource.of(PurgeId.TYPE, PurgeId::new, purge::findAll);
    }
}
