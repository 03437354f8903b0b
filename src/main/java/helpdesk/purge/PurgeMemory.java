package helpdesk.purge;

import helpdesk.contact.ContactId;
import helpdesk.contact.SoftDeletedContact;
import helpdesk.purge.record.PurgeId;
import helpdesk.purge.residue.MentionSearch;
import helpdesk.purge.residue.SealedValues;
import helpdesk.purge.spi.PurgeParticipant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Keeps what a purge has to look for, sealed, before it is blank.
@Component
class PurgeMemory {

    private final List<String> statements;
    private final SealedValues values;
    private final MentionSearch mentions;
    private final JdbcClient jdbc;

    PurgeMemory(List<PurgeParticipant> participants, SealedValues values, MentionSearch mentions, JdbcClient jdbc) {
        this.statements = participants.stream()
                .flatMap(participant -> participant.personalValues().stream())
                .toList();
        this.values = values;
        this.mentions = mentions;
        this.jdbc = jdbc;
    }

    void keep(PurgeId purge, SoftDeletedContact contact) {
        var others = statements.stream().flatMap(statement -> select(statement, contact.id()));
        values.add(purge, contact.personalValues().and(others.toList()));
        mentions.begin(purge);
    }

    private Stream<String> select(String statement, ContactId contact) {
        return jdbc
                .sql(statement)
                .param("contact", contact.bytes())
                .query((row, _) -> row.getString(1))
                .list()
                .stream();
    }
}
