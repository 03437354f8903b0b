package helpdesk.purge.residue;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Some texts of one kind that were searched, and the mentions in them.
///
/// @param reached the id of the last one
/// @param count how many of them were others'
public record SearchedTexts(String source, UUID reached, int count, boolean isLast, List<Found> found) {

    /// A text that quotes the person, by what.
    record Found(UUID ticket, boolean email, boolean phone, boolean name) {

        static Found of(MentionSearch.Row row, String content, Quotes quotes) {
            var text = Quotes.Text.of(content);
            return new Found(row.ticket(), quotes.quoteEmail(text), quotes.quotePhone(text), quotes.quoteName(text));
        }

        boolean isMention() {
            return email || phone || name;
        }
    }

    static SearchedTexts of(Mentions.Progress from, List<MentionSearch.Row> rows, Quotes quotes, boolean isLast) {
        var found = rows.stream()
                .map(row -> foundIn(row, quotes))
                .filter(Objects::nonNull)
                .toList();
        var reached = rows.isEmpty() ? from.reached() : rows.getLast().id();
        return new SearchedTexts(
                from.source(),
                reached,
                found.size(),
                isLast,
                found.stream().filter(Found::isMention).toList());
    }

    private static @Nullable Found foundIn(MentionSearch.Row row, Quotes quotes) {
        return row.text() == null ? null : Found.of(row, row.text(), quotes);
    }
}
