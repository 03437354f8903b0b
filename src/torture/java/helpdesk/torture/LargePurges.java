package helpdesk.torture;

import java.time.Duration;

/// Purges that take so long that something can happen to them.
record LargePurges(Database database, String schema, int rows) {

    private static final int COMMENTS = 9;
    private static final int TRIES = 200;

    /// Exports the contact, and purges it meanwhile. Comes back when the purge is under way, or over already.
    Person begin(Client client) {
        var person = create(client);
        database.sql(schema, jdbc -> {
            new BulkRows(jdbc).add(person, rows / (COMMENTS + 1), COMMENTS);
            return person;
        });
        person.textsInBulk = rows / (COMMENTS + 1) * (COMMENTS + 1);
        client.softDelete(person);
        client.preview(person);
        Thread.ofPlatform().start(() -> client.exports().export(person));
        Thread.ofPlatform().start(() -> client.purge(person));
        Waiting.until(Duration.ofSeconds(5), () -> !"none".equals(state(person)));
        return person;
    }

    static Person create(Client client) {
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var person = client.createContact();
            if (person != null) {
                return person;
            }
            Waiting.pause(Duration.ofMillis(100));
        }
        throw new IllegalStateException("Nobody creates a contact");
    }

    boolean isRunning(Person person) {
        return state(person).equals("RUNNING");
    }

    String state(Person person) {
        return database.sql(schema, jdbc -> {
            var states = jdbc.queryForList(
                    "SELECT state FROM contact_purge WHERE contact_id = ?", String.class, (Object) person.key());
            return states.isEmpty() ? "none" : states.getFirst();
        });
    }
}
