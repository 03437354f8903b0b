package helpdesk.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Reads and writes times as `LocalDateTime` in UTC, which the driver neither shifts nor converts slowly.
public final class Columns {

    private Columns() {}

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, LocalDateTime.class);
        return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
    }

    /// A text that may be long, and counts for the answer that it is read for.
    ///
    /// @throws AnswerTooLong if that would hold too much
    public static @Nullable String longText(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        if (text != null) {
            Deadline.current().ifPresent(deadline -> deadline.read(text.length()));
        }
        return text;
    }

    public static LocalDateTime of(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
    }
}
