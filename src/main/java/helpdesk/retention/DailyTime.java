package helpdesk.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A time of each day, as the clocks of a zone show it: the schema's `DailyTime`.
///
/// @param zone the name of a zone in the time zone database
record DailyTime(LocalTime time, String zone) {

    private static final Pattern HOURS_AND_MINUTES = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    static LocalTime time(String input) {
        if (!HOURS_AND_MINUTES.matcher(input).matches()) {
            throw new IllegalArgumentException("This must be a time from 00:00 to 23:59");
        }
        return LocalTime.parse(input);
    }

    static String zone(String input) {
        if (!ZoneId.getAvailableZoneIds().contains(input)) {
            throw new IllegalArgumentException("This must be the name of a time zone, such as Europe/Berlin");
        }
        return input;
    }

    /// The first such time after a moment, one for each day. If the clocks skip it on a day, it is as much later as
    /// they are put forward, around midnight even on the next day. If they show it twice, it is the first time.
    Instant next(Instant after) {
        var rules = ZoneId.of(zone);
        var yesterday = LocalDate.ofInstant(after, rules).minusDays(1);
        return Stream.iterate(yesterday, day -> day.plusDays(1))
                .map(day -> ZonedDateTime.of(day, time, rules).toInstant())
                .filter(moment -> moment.isAfter(after))
                .findFirst()
                .orElseThrow();
    }
}
