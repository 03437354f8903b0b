package helpdesk.history;

import helpdesk.history.Request.Preview;
import helpdesk.history.Request.ReadContact;
import helpdesk.history.Request.Restore;
import helpdesk.history.Request.SoftDelete;
import helpdesk.history.Request.StartPurge;
import helpdesk.history.Request.Update;
import helpdesk.history.Request.WriteInItsName;
import helpdesk.history.Told.PreviewIs;
import helpdesk.history.Told.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What clients of an honest help desk see of it: each thing happens somewhere between its question and its answer,
/// many at once, and some answers get lost.
final class RandomHistory {

    private final int losses;
    private final Random chance;
    private final ReferenceModel model = new ReferenceModel();
    private final List<Event> events = new ArrayList<>();
    private String fingerprint = "none";
    private long clock = 1_000;

    /// @param losses how many of ten answers get lost
    RandomHistory(long seed, int losses) {
        this.losses = losses;
        chance = new Random(seed);
        events.add(new Event("client", new Request.Create("Ada"), new Told.Done(), 0, 1));
    }

    RandomHistory withEvents(int count) {
        for (var number = 0; number < count; number++) {
            happen(request(number));
        }
        return this;
    }

    /// A soft delete is acknowledged, forgotten, and the contact is read.
    RandomHistory withALostSoftDelete() {
        clock += 1_000;
        happen(new Restore());
        clock += 1_000;
        events.add(new Event("client", new SoftDelete(), model.ask(new SoftDelete()), clock, clock + 1));
        model.forgetThatItIsSoftDeleted();
        events.add(new Event("client", new ReadContact(), model.ask(new ReadContact()), clock + 2, clock + 3));
        return this;
    }

    History history() {
        return new History(events);
    }

    private void happen(Request request) {
        clock += 10;
        var told = model.ask(request);
        var isLost = chance.nextInt(10) < losses;
        fingerprint = !isLost && told instanceof PreviewIs preview ? preview.fingerprint() : fingerprint;
        var asked = clock - chance.nextInt(request instanceof StartPurge ? 1 : 30);
        events.add(new Event("client", request, isLost ? new Unknown() : told, asked, clock + chance.nextInt(30)));
    }

    private Request request(int number) {
        return switch (chance.nextInt(number < 20 ? 10 : 12)) {
            case 0, 1 -> new SoftDelete();
            case 2 -> new Restore();
            case 3, 4 -> new Update("value " + number, null);
            case 5 -> new WriteInItsName("ticket " + number);
            case 6, 7 -> new Preview();
            case 8, 9 -> new ReadContact();
            default -> new StartPurge(fingerprint);
        };
    }
}
