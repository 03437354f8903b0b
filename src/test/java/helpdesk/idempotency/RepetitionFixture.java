package helpdesk.idempotency;

import com.fasterxml.uuid.impl.UUIDUtil;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.graphql.GlobalId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A ticket with a participant, and an agent who sends each request twice.
final class RepetitionFixture {

    private static final List<String> TABLES = List.of(
            "contact",
            "custom_field_value",
            "ticket",
            "comment",
            "survey_rating",
            "custom_field",
            "idempotency_record");

    final HelpdeskClient client;
    final String key = "key " + UUID.randomUUID();
    final String field;
    final String requester;
    final String participant;
    final String ticket;
    private final JdbcClient jdbc;

    RepetitionFixture(HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc) {
        this.client = client.asAgent();
        this.jdbc = jdbc;
        field = helpdesk.aCustomField("TEXT");
        requester = helpdesk.aContact();
        participant = helpdesk.aContact();
        ticket = helpdesk.aTicketOf(requester);
        helpdesk.collaborates(participant, ticket);
    }

    Map<String, @Nullable Object> input(Creation creation) {
        return input(creation, key);
    }

    Map<String, @Nullable Object> input(Creation creation, String key) {
        var input = new HashMap<String, @Nullable Object>(inputWithoutKey(creation));
        input.put("idempotencyKey", key);
        return input;
    }

    private Map<String, ?> inputWithoutKey(Creation creation) {
        return switch (creation) {
            case CONTACT ->
                Map.of(
                        "name", "Erika Mustermann",
                        "email", Helpdesk.newEmail(),
                        "customFieldValues", List.of(Map.of("key", field, "value", "Blue")));
            case NAMESAKE -> Map.of("name", "Somebody");
            case TICKET -> Map.of("requesterId", requester, "subject", "The printer", "body", "It is dead");
            case NOTE -> Map.of("ticketId", ticket, "body", "Plugged in?", "visibility", "PRIVATE");
            case COMMENT -> Map.of("ticketId", ticket, "body", "Mine too", "authorId", participant);
            case RATING -> Map.of("ticketId", ticket, "raterId", participant, "score", 4, "remark", "Quick");
            case FIELD ->
                Map.of("key", Helpdesk.newFieldKey(), "label", "Colour", "type", "CHOICE", "choices", List.of("Red"));
        };
    }

    Answer make(Creation creation, Map<String, ?> input) {
        return client.mutate(creation.mutation, input, creation.result);
    }

    List<String> refusals(Creation creation, Map<String, ?> input) {
        return make(creation, input).refusals(creation.mutation);
    }

    /// The answers that are unlike each other.
    Set<Answer> makeAtOnce(Creation creation, Stream<? extends Map<String, ?>> inputs) throws InterruptedException {
        var attempts = inputs.<Callable<Answer>>map(input -> () -> make(creation, input))
                .toList();
        try (var threads = Executors.newFixedThreadPool(attempts.size())) {
            var answers = new HashSet<Answer>();
            threads.invokeAll(attempts).stream().map(Future::resultNow).forEach(answers::add);
            return answers;
        }
    }

    /// How many there are in each table.
    Map<String, Integer> rows() {
        var rows = new HashMap<String, Integer>();
        TABLES.forEach(table -> rows.put(
                table,
                jdbc.sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single()));
        return rows;
    }

    static Map<String, Integer> withOneMore(Creation creation, Map<String, Integer> before) {
        var after = new HashMap<>(before);
        Stream.concat(creation.tables().stream(), Stream.of("idempotency_record"))
                .forEach(table -> after.merge(table, 1, Integer::sum));
        return after;
    }

    int recordsOf(String contact) {
        return jdbc.sql("SELECT COUNT(*) FROM idempotency_record WHERE :contact IN (owner_id, author_id)")
                .param("contact", bytes(contact))
                .query(Integer.class)
                .single();
    }

    /// As a purge of it does at its beginning, but that it goes back in the end.
    Answer makeDuringThePurgeOf(String contact, Creation creation, Map<String, ?> input) {
        set(contact, "state = 'PURGING', name = NULL, email = NULL, email_key = NULL");
        try {
            return make(creation, input);
        } finally {
            set(contact, "state = 'ACTIVE', name = 'Back again'");
        }
    }

    private void set(String contact, String change) {
        jdbc.sql("UPDATE contact SET " + change + " WHERE id = :contact")
                .param("contact", bytes(contact))
                .update();
    }

    static byte[] bytes(String globalId) {
        return UUIDUtil.asByteArray(GlobalId.parse(globalId).orElseThrow().uuid());
    }
}
