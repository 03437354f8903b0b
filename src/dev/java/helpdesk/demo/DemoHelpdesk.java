package helpdesk.demo;

import java.util.stream.Stream;

/// All rows of a help desk of a given size, each after those that it refers to.
///
/// @param contacts how many, the people of the story included, who are always there
record DemoHelpdesk(int contacts) {

    Stream<Row> rows() {
        var story = Story.DEMO;
        var people = new People(Math.max(0, contacts - story.people().size()));
        var tickets = new Tickets(people);
        return Stream.of(
                        DemoField.rows(),
                        Stream.concat(story.contacts(), people.all()).flatMap(Contact::rows),
                        story.accounts(),
                        tickets.rows(),
                        story.rows(tickets.size()))
                .flatMap(rows -> rows);
    }
}
