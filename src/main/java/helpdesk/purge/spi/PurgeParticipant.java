package helpdesk.purge.spi;

import helpdesk.contact.spi.ExportPart;
import helpdesk.contact.spi.ExportParticipant;
import java.util.List;

/// A module that holds personal data, or other data that a purge deletes. The purge runs the steps of all
/// participants, in their order. A new module takes part by declaring a participant, and changes nothing outside
/// itself.
public interface PurgeParticipant extends ExportParticipant {

    /// The steps of the module, in an order that foreign keys allow.
    List<PurgeStep> steps();

    /// Reasons of the module for which a contact must not be purged.
    default List<PurgeBlocker> blockers() {
        return List.of();
    }

    /// Statements that link rows to the contacts in `:contacts` whose e-mail address they have. The purge runs them
    /// before it counts, since it erases the address first (R7).
    default List<String> links() {
        return List.of();
    }

    /// Statements that lock the rows that writers lock, too, in the order of their ids, for the contacts in
    /// `:contacts`. A small purge runs them first, so that it cannot deadlock with a writer or another purge.
    default List<String> locks() {
        return List.of();
    }

    /// What of this data the export of a contact contains: all of it, except what the module's `erasure.md` lists as
    /// never exported.
    @Override
    default List<ExportPart> exportParts() {
        return List.of();
    }
}
