package helpdesk.audit;

import helpdesk.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds audit events as nodes.
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    NodeSource auditNodes(AuditTrail trail) {
        return NodeSource.of(AuditEventId.TYPE, AuditEventId::new, trail::findAll);
    }
}
