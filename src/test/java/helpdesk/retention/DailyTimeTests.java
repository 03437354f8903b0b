package helpdesk.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The times of the runs: one a day, whatever the clocks of the zone do.
class DailyTimeTests {

    private static final String BERLIN = "Europe/Berlin";

    @ParameterizedTest
    @CsvSource({
        "2026-06-30T00:59:59Z, 2026-06-30T01:00:00Z",
        "2026-06-30T01:00:00Z, 2026-07-01T01:00:00Z",
        "2026-06-30T22:30:00Z, 2026-07-01T01:00:00Z",
        "2026-12-31T23:30:00Z, 2027-01-01T02:00:00Z"
    })
    void comeNextAfterAMoment(Instant after, Instant next) {
        assertThat(time("03:00", BERLIN).next(after)).isEqualTo(next);
    }

    /// In Berlin, clocks are put forward from 02:00 to 03:00 on 29 March 2026.
    @Test
    void areLaterWhereTheClocksSkipThem() {
        assertThat(from("02:30", BERLIN, "2026-03-27T12:00:00Z"))
                .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    }

    /// In Berlin, clocks are put back from 03:00 to 02:00 on 25 October 2026.
    @Test
    void areTheFirstWhereTheClocksShowThemTwice() {
        assertThat(from("02:30", BERLIN, "2026-10-23T12:00:00Z"))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    /// Between the two times that the clocks show the same.
    @Test
    void comeOnceWhereTheClocksShowThemTwice() {
        assertThat(time("02:30", BERLIN).next(Instant.parse("2026-10-25T00:45:00Z")))
                .isEqualTo("2026-10-26T01:30:00Z");
    }

    /// In Santiago, clocks were put forward at midnight, from 24:00 on 2 September 2023.
    @Test
    void areLaterWhereTheClocksSkipMidnight() {
        assertThat(from("00:30", "America/Santiago", "2023-09-01T12:00:00Z"))
                .containsExactly("2023-09-02T04:30:00Z", "2023-09-03T04:30:00Z", "2023-09-04T03:30:00Z");
    }

    /// In Toronto, clocks were put forward at 23:30 on 30 March 1919, so that the day ended half an hour early.
    @Test
    void areOnTheNextDayWhereTheClocksSkipTheEndOfADay() {
        assertThat(from("23:45", "America/Toronto", "1919-03-30T12:00:00Z"))
                .containsExactly("1919-03-31T04:45:00Z", "1919-04-01T03:45:00Z", "1919-04-02T03:45:00Z");
        assertThat(time("23:45", "America/Toronto").next(Instant.parse("1919-03-31T04:40:00Z")))
                .isEqualTo("1919-03-31T04:45:00Z");
    }

    /// Samoa had no 30 December 2011. The run of that day is that of the next one, and comes once.
    @Test
    void comeOnceWhereAWholeDayIsSkipped() {
        assertThat(from("03:00", "Pacific/Apia", "2011-12-28T20:00:00Z"))
                .containsExactly("2011-12-29T13:00:00Z", "2011-12-30T13:00:00Z", "2011-12-31T13:00:00Z");
    }

    /// Compared with the times of all days of a month, of which the runs must miss none.
    @Test
    void areThoseOfAllDaysInAllZones() {
        var random = new Random(15);
        for (var name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            var zone = ZoneId.of(name);
            var time = LocalTime.of(random.nextInt(24), random.nextInt(60));
            var day = LocalDate.of(1900 + random.nextInt(150), 1 + random.nextInt(12), 1);
            var expected = new TreeSet<Instant>();
            for (var number = 0; number < 30; number++) {
                expected.add(day.plusDays(number).atTime(time).atZone(zone).toInstant());
            }
            var runs = new ArrayList<>(List.of(expected.first()));
            while (runs.getLast().isBefore(expected.last())) {
                var before = runs.getLast();
                var next = new DailyTime(time, name).next(before);
                var moment = before.plusSeconds(
                        random.nextLong(Duration.between(before, next).toSeconds()));
                assertThat(new DailyTime(time, name).next(moment))
                        .as("%s %s after %s", time, name, moment)
                        .isEqualTo(next);
                runs.add(next);
            }
            assertThat(runs).as("%s %s from %s on", time, name, day).containsExactlyElementsOf(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3:00", "24:00", "03:60", "03:00:00", "03.00", "T03:00", "0३:00", " 03:00", "03:00Z"})
    void areHoursAndMinutes(String input) {
        assertThatIllegalArgumentException().isThrownBy(() -> DailyTime.time(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Berlin", "Europe/Atlantis", "europe/berlin", "+01:00", "UTC+1", "Z", "Europe/Berlin "})
    void areInZonesThatExist(String input) {
        assertThatIllegalArgumentException().isThrownBy(() -> DailyTime.zone(input));
    }

    private static DailyTime time(String time, String zone) {
        return new DailyTime(DailyTime.time(time), DailyTime.zone(zone));
    }

    /// The next three.
    private static List<String> from(String time, String zone, String after) {
        var first = time(time, zone).next(Instant.parse(after));
        var second = time(time, zone).next(first);
        return List.of(
                first.toString(),
                second.toString(),
                time(time, zone).next(second).toString());
    }
}
