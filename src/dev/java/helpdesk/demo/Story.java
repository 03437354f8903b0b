package helpdesk.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The people that the README and the explorer tell of, and their tickets: whatever the size of the help desk, they are
/// the same, ids included.
record Story(Map<String, Figure> people, List<Plot> tickets) {

    static final Story DEMO = Texts.read("story.yaml", Story.class);

    /// Somebody with a name to remember.
    record Figure(
            String name,
            String email,
            String phone,
            String jobTitle,
            String address,
            Instant createdAt,
            @Nullable Instant softDeletedAt,
            @Nullable String softDeletedBy,
            Map<String, String> values) {

        UUID id() {
            return new Dice(email, 0).id(createdAt);
        }

        Contact contact() {
            var life = new Life(id(), createdAt, softDeletedAt, softDeletedBy);
            return new Contact(life, name, email, phone, jobTitle, address, values);
        }
    }

    /// A ticket of people who go by their key.
    record Plot(String requester, List<String> collaborators, Instant openedAt, Case about) {}

    Stream<Contact> contacts() {
        return people.values().stream().map(Figure::contact);
    }

    /// All of them can sign in to the portal.
    Stream<Row> accounts() {
        return people.values().stream()
                .map(figure -> Row.of(Table.PORTAL_ACCOUNT, figure.id(), DemoPassword.HASH, 0, figure.createdAt()));
    }

    /// @param before how many tickets there are already
    Stream<Row> rows(int before) {
        return IntStream.range(0, tickets.size())
                .boxed()
                .flatMap(index -> ticket(index, before + index + 1).rows());
    }

    private Ticket ticket(int index, int number) {
        var plot = tickets.get(index);
        var cast = new Cast(
                id(plot.requester()),
                plot.collaborators().stream().map(this::id).toList());
        return new Ticket(number, plot.openedAt(), cast, plot.about(), new Dice("story", index));
    }

    private UUID id(String key) {
        var person = people.get(key);
        if (person == null) {
            throw new IllegalArgumentException("The story has nobody called " + key);
        }
        return person.id();
    }
}
