package helpdesk.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/// One type that implements the schema's `Node`; each module contributes its own.
public interface NodeSource {

    /// The letter of the type in a [GlobalId].
    char type();

    /// The objects with these ids that the caller may see, as the schema's types, in one statement. Others are
    /// left out.
    Map<UUID, ?> find(Collection<UUID> ids);
}
