package helpdesk.graphql.limits;

import java.util.LinkedHashMap;
import java.util.Map;

/// What one operation with these variables asks for, added up before any of it is done.
final class Bill {

    private final Variables variables;
    private final Map<FieldLimit, Double> rated = new LinkedHashMap<>();
    private double complexity;
    private long writes;
    private long bytes;

    Bill(Variables variables) {
        this.variables = variables;
    }

    Variables variables() {
        return variables;
    }

    /// @param times how often the field may occur in the answer
    /// @param objects how many objects it may give altogether
    void add(FieldLimit field, double times, double objects) {
        complexity += times * field.weight() + objects * field.objectWeight();
        if (field.perMinute() > 0) {
            rated.merge(field, times, Double::sum);
        }
    }

    void addWrite(StoredInput input) {
        writes++;
        bytes += input.bytes(variables);
    }

    /// At least 1.
    long complexity() {
        return Math.max(1, whole(complexity));
    }

    long writes() {
        return writes;
    }

    long bytes() {
        return bytes;
    }

    /// How often each field occurs that has a rate of its own.
    Map<FieldLimit, Long> rated() {
        var whole = new LinkedHashMap<FieldLimit, Long>();
        rated.forEach((field, times) -> whole.put(field, whole(times)));
        return whole;
    }

    private static long whole(double amount) {
        return (long) Math.ceil(amount);
    }
}
