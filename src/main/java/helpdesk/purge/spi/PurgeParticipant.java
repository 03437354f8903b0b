package helpdesk.purge.spi;

import java.util.List;
import org.springframework.core.Ordered;

/// A module that holds personal data, or data that a purge deletes. The purge asks all of them, in their order; a new
/// module takes part by declaring one, and edits nothing outside itself.
public interface PurgeParticipant extends Ordered {

    /// What the module does, in the order in which foreign keys allow it.
    List<PurgeStep> steps();

    /// Statements that lock, in the order of their ids, the rows that others lock before they change what the steps
    /// concern, for the contacts in `:contacts`. A small purge begins with them; otherwise two could wait for each
    /// other in a circle.
    default List<String> locks() {
        return List.of();
    }
}
