package helpdesk.purge.spi;

import java.util.List;
import org.springframework.core.Ordered;

/// A module that holds personal data, or data that a purge deletes. The purge asks all of them, in their order; a new
/// module takes part by declaring one, and edits nothing outside itself.
public interface PurgeParticipant extends Ordered {

    /// What the module does, in the order in which foreign keys allow it.
    List<PurgeStep> steps();

    /// Statements that select, as texts, what the module knows of the contact `:contact` and what nobody is to find any
    /// more after the purge.
    default List<String> personalValues() {
        return List.of();
    }

    /// The free text of the module that stays, to be searched for mentions of the contact.
    default List<FreeText> freeTexts() {
        return List.of();
    }
}
