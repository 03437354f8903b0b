package helpdesk.retention;

import helpdesk.graphql.usererror.InputCheck;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules of a retention policy, as they came in.
record RetentionPolicyInput(int purgeAfterDays, DailyTimeInput runAt, int cancelWindowHours) {

    /// A time of each day, as it came in.
    record DailyTimeInput(String time, String zone) {}

    /// Empty if the check has found something wrong.
    ///
    /// @param path of the input field that holds them
    Optional<RetentionRules> rules(InputCheck check, String... path) {
        var days = check.check(purgeAfterDays, RetentionRules::days, below(path, "purgeAfterDays"));
        var time = check.check(runAt.time(), DailyTime::time, below(path, "runAt", "time"));
        var zone = check.check(runAt.zone(), DailyTime::zone, below(path, "runAt", "zone"));
        var hours = check.check(cancelWindowHours, RetentionRules::hours, below(path, "cancelWindowHours"));
        return days == null || time == null || zone == null || hours == null
                ? Optional.empty()
                : Optional.of(new RetentionRules(days, new DailyTime(time, zone), hours));
    }

    private static String[] below(String[] path, String... names) {
        return Stream.concat(Stream.of(path), Stream.of(names)).toArray(String[]::new);
    }
}
