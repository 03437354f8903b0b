package helpdesk.contact;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps the [SearchWords] of each contact beside its row. Whoever writes them holds the lock of that row, or has just
/// added it.
@Repository
class ContactWords {

    private final JdbcClient jdbc;

    ContactWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Contact contact) {
        var fields = contact.fields();
        var rows = SearchWords.of(fields).stream()
                .map(word -> new Object[] {contact.id().bytes(), word, fields.name()})
                .toList();
        if (!rows.isEmpty()) {
            jdbc.sql("INSERT INTO contact_search_word (contact_id, word, name) VALUES :rows")
                    .param("rows", rows)
                    .update();
        }
    }

    void erase(Collection<ContactId> contacts) {
        jdbc.sql("DELETE FROM contact_search_word WHERE contact_id IN (:contacts)")
                .param("contacts", contacts.stream().map(ContactId::bytes).toList())
                .update();
    }
}
