package helpdesk.demo;

import helpdesk.demo.Conversation.Said;
import helpdesk.ticket.SubjectWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A ticket with everything in it.
final class Ticket {

    private final int number;
    private final Instant openedAt;
    private final Cast cast;
    private final Case about;
    private final Dice dice;
    private final UUID id;
    private final String agent;
    private final String order;
    private final String version;

    Ticket(int number, Instant openedAt, Cast cast, Case about, Dice dice) {
        this.number = number;
        this.openedAt = openedAt;
        this.cast = cast;
        this.about = about;
        this.dice = dice;
        id = dice.id(openedAt);
        agent = dice.oneOf(Office.DEMO.agents());
        order = String.valueOf(10_000 + dice.below(90_000));
        version = "4." + dice.below(12) + "." + dice.below(6);
    }

    Stream<Row> rows() {
        var conversation = Conversation.of(about, openedAt, dice);
        return Stream.of(
                        Stream.of(row(conversation)),
                        IntStream.range(0, cast.collaborators().size()).mapToObj(this::collaborator),
                        IntStream.range(0, conversation.said().size())
                                .mapToObj(index ->
                                        comment(index + 1, conversation.said().get(index))),
                        Stream.of(conversation)
                                .filter(Conversation::isComplete)
                                .flatMap(complete -> ratings(complete.last().at())))
                .flatMap(rows -> rows);
    }

    private Row row(Conversation conversation) {
        var status = conversation.status();
        var changedAt = status.equals("OPEN") ? openedAt : conversation.last().at();
        var subject = filled(about.subject());
        var words = SubjectWords.of(subject);
        return Row.of(Table.TICKET, id, number, cast.requester(), subject, words, status, openedAt, changedAt);
    }

    private Row collaborator(int index) {
        var joinedAt = openedAt.plus(Duration.ofMinutes(index + 1));
        return Row.of(Table.TICKET_COLLABORATOR, id, cast.collaborators().get(index), index + 1, joinedAt);
    }

    private Row comment(int position, Said said) {
        var by = said.line().by();
        var comment = dice.id(said.at());
        var author = by.isAgent() ? agent : null;
        var recordedBy = by.isAgent() ? null : recordedBy();
        return Row.of(
                Table.COMMENT,
                comment,
                id,
                position,
                by.isAgent() ? null : cast.contact(by),
                author,
                Office.subject(author),
                recordedBy,
                Office.subject(recordedBy),
                by == Speaker.NOTE ? "PRIVATE" : "PUBLIC",
                filled(said.line().text()),
                said.at());
    }

    private record Rating(
            UUID id, Opinion opinion, @Nullable String recordedBy, Instant at) {}

    private Stream<Row> ratings(Instant solvedAt) {
        var ratings = opinions()
                .flatMap(opinion -> rating(opinion, solvedAt.plus(dice.shorterThan(Duration.ofDays(2)))))
                .sorted(Comparator.comparing(Rating::at))
                .toList();
        return IntStream.range(0, ratings.size()).mapToObj(index -> row(index + 1, ratings.get(index)));
    }

    private Row row(int position, Rating rating) {
        return Row.of(
                Table.SURVEY_RATING,
                rating.id(),
                id,
                position,
                cast.contact(rating.opinion().by()),
                rating.recordedBy(),
                Office.subject(rating.recordedBy()),
                rating.opinion().score(),
                rating.opinion().remark(),
                rating.at());
    }

    private Stream<Opinion> opinions() {
        List<Opinion> given = about.opinions();
        return given != null
                ? given.stream()
                : cast.speakers().filter(_ -> dice.percent(30)).map(rater -> Opinion.of(rater, dice));
    }

    private Stream<Rating> rating(Opinion opinion, Instant at) {
        return at.isAfter(Calendar.TODAY)
                ? Stream.empty()
                : Stream.of(new Rating(dice.id(at), opinion, recordedBy(), at));
    }

    /// Part of what contacts say comes in by mail or by phone.
    private @Nullable String recordedBy() {
        return dice.percent(40) ? agent : null;
    }

    private String filled(String text) {
        return text.replace("{order}", order).replace("{version}", version);
    }
}
