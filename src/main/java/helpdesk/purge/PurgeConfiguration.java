package helpdesk.purge;

import helpdesk.graphql.NodeSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Finds purges and batches as nodes, and tells how far they are.
@Configuration(proxyBeanMethods = false)
class PurgeConfiguration {

    @Bean
    NodeSource purgeNodes(ContactPurge purge) {
        return NodeSource.of(PurgeId.TYPE, PurgeId::new, purge::findAll);
    }

    @Bean
    NodeSource purgeBatchNodes(PurgeBatches batches) {
        return NodeSource.of(PurgeBatchId.TYPE, PurgeBatchId::new, batches::findAll);
    }

    @Bean
    ProgressFeed<PurgeId, Purge> purgeFeed(PurgeRecords records) {
        return new ProgressFeed<>(records::findAll, Purge::purgeId, Purge::isRunning);
    }

    @Bean
    ProgressFeed<PurgeBatchId, PurgeBatch> purgeBatchFeed(PurgeBatchRecords records) {
        return new ProgressFeed<>(records::findAll, PurgeBatch::batchId, PurgeBatch::isOpen);
    }
}
