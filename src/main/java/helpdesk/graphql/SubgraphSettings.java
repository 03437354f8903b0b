package helpdesk.graphql;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether this server is a subgraph of a federated graph.
///
/// @param enabled true adds the fields `_service` and `_entities`
@ConfigurationProperties("helpdesk.subgraph")
record SubgraphSettings(@DefaultValue("false") boolean enabled) {

    static final String ENABLED = "helpdesk.subgraph.enabled";
}
