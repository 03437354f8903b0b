package helpdesk.purge.residue;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.contact.ContactId;
import helpdesk.contact.PersonalValues;
import helpdesk.database.EntityId;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.spi.FreeText;
import helpdesk.purge.spi.PurgeParticipant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Searches the free text of others for mentions of the contact, some texts at a time, the newest first. Quoting
/// somebody is no fault: what is found is counted, and keeps nothing from its end.
@Component
public class MentionSearch {

    private final List<FreeText> sources;
    private final Mentions mentions;
    private final JdbcClient jdbc;

    MentionSearch(List<PurgeParticipant> participants, Mentions mentions, JdbcClient jdbc) {
        this.sources = participants.stream()
                .flatMap(participant -> participant.freeTexts().stream())
                .toList();
        this.mentions = mentions;
        this.jdbc = jdbc;
    }

    /// A text of others, or a place where one of the contact's own stands, which goes.
    record Row(UUID id, UUID ticket, @Nullable String text) {

        @Override
        public String toString() {
            return "[redacted]";
        }
    }

    public void begin(PurgeId purge) {
        sources.forEach(source -> mentions.begin(purge, source.name()));
    }

    /// Reads the next texts, all of one kind and at most so many; empty when all are searched. Locks
    /// nothing and stores nothing.
    public Optional<SearchedTexts> next(PurgeId purge, ContactId contact, PersonalValues values, int most) {
        return mentions.next(purge).map(progress -> read(progress, contact, Quotes.of(values), most));
    }

    /// Stores how far the search is, and what it has found.
    public void store(PurgeId purge, SearchedTexts texts) {
        mentions.searched(purge, texts);
        texts.found().forEach(found -> mentions.add(purge, found));
    }

    private SearchedTexts read(Mentions.Progress progress, ContactId contact, Quotes quotes, int most) {
        var rows = jdbc.sql(source(progress.source()).page())
                .param("contact", contact.bytes())
                .param("before", UUIDUtil.asByteArray(progress.reached()))
                .param("most", most)
                .query((row, _) -> new Row(
                        EntityId.uuid(row.getBytes("id")),
                        EntityId.uuid(row.getBytes("ticket_id")),
                        row.getString("text")))
                .list();
        return SearchedTexts.of(progress, rows, quotes, rows.size() < most);
    }

    private FreeText source(String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
