package helpdesk.purge.work;

import helpdesk.contact.PersonalValues;
import helpdesk.purge.residue.MentionSearch;
import helpdesk.purge.residue.Mentions;
import helpdesk.purge.residue.SealedValues;
import helpdesk.security.QuietTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Searches for mentions of the contact beside the work of its purge: some texts with each chunk, and then as many more
/// as the settings say. Whatever goes wrong here, the purge comes to its end, and its record says what was searched.
@Component
class PurgeSearch {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeSearch.class);

    /// Read at once: some hundred kilobytes as people write, some dozen megabytes at the very most.
    private static final int TEXTS = 250;

    private final SealedValues values;
    private final MentionSearch search;
    private final Mentions mentions;
    private final PurgeChunks chunks;
    private final PurgeSettings settings;

    PurgeSearch(
            SealedValues values, MentionSearch search, Mentions mentions, PurgeChunks chunks, PurgeSettings settings) {
        this.values = values;
        this.search = search;
        this.mentions = mentions;
        this.chunks = chunks;
        this.settings = settings;
    }

    /// Searches some texts; false when there is nothing more to search, and when that fails.
    boolean step(PurgeTurn turn) {
        try {
            return values.find(turn.id()).filter(sought -> step(turn, sought)).isPresent();
        } catch (RuntimeException fault) {
            LOG.error(
                    "Purge {} goes on with fewer texts searched: {}",
                    turn.purge().id(),
                    QuietTrace.of(fault));
            return false;
        }
    }

    private boolean step(PurgeTurn turn, PersonalValues sought) {
        var texts = search.next(turn.id(), turn.purge().contact(), sought, TEXTS);
        texts.ifPresent(found -> chunks.store(turn, found));
        return texts.isPresent();
    }

    /// Whether the search has gone as far as it should; false when it wants another turn for that.
    boolean isEnough(PurgeTurn turn, Patience patience) {
        var more = true;
        while (more && mentions.searched(turn.id()) < settings.searchedTexts()) {
            if (!patience.forMoreTexts()) {
                return !patience.comesBack();
            }
            more = step(turn);
            patience.spend(TEXTS);
        }
        return true;
    }
}
