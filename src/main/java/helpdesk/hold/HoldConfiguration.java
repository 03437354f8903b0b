package helpdesk.hold;

import helpdesk.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds legal holds as nodes.
@Configuration(proxyBeanMethods = false)
class HoldConfiguration {

    @Bean
    NodeSource legalHoldNodes(LegalHoldReader reader) {
        return NodeSource.of(LegalHoldId.TYPE, LegalHoldId::new, reader::findAll);
    }
}
