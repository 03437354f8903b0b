package helpdesk.purge;

import helpdesk.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds purges as nodes.
@Component
class PurgeNodes implements NodeSource {

    private final ContactPurge purge;

    PurgeNodes(ContactPurge purge) {
        this.purge = purge;
    }

    @Override
    public char type() {
        return PurgeId.TYPE;
    }

    @Override
    public Map<UUID, Purge> find(Collection<UUID> ids) {
        return purge.findAll(ids.stream().map(PurgeId::new).toList()).stream()
                .collect(Collectors.toMap(found -> found.purgeId().value(), found -> found));
    }
}
