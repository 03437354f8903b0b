package helpdesk.graphql.limits;

import java.util.Map;

/// What the schema says of the limits of one field.
///
/// @param name as people write it, `Mutation.signIn`
/// @param weight what one occurrence costs, beside what it gives
/// @param objectWeight what each object that it gives costs
/// @param isList whether `size` is that of this field, and not of the lists in the object that it gives
/// @param perMinute how often one caller may ask for it in a minute; 0 for as often as anybody likes
/// @param isMutation whether it may store its input
record FieldLimit(
        String name,
        double weight,
        double objectWeight,
        boolean isList,
        ListSize size,
        int perMinute,
        boolean isMutation) {

    private static final double WEIGHT_WITHIN_INTROSPECTION = 0.05;

    /// About what our schema has, in each type but for the types themselves.
    private static final Map<String, Integer> SIZES_OF_INTROSPECTION = Map.of(
            "types", 100,
            "directives", 10,
            "fields", 5,
            "args", 1,
            "inputFields", 3,
            "enumValues", 3,
            "interfaces", 1,
            "possibleTypes", 20);

    /// Of a field that begins introspection, about which a schema cannot say anything.
    static FieldLimit ofIntrospection(String name) {
        var weight = name.equals("__schema") ? 100 : name.equals("__type") ? 10 : 0;
        return new FieldLimit(name, weight, 0, false, new ListSize.One(), 0, false);
    }

    /// Of a field below. Each costs, whatever it gives, since that is text that anybody may ask for.
    static FieldLimit withinIntrospection(String name) {
        var size = SIZES_OF_INTROSPECTION.get(name);
        return size == null
                ? new FieldLimit(name, WEIGHT_WITHIN_INTROSPECTION, 0, false, new ListSize.One(), 0, false)
                : new FieldLimit(name, WEIGHT_WITHIN_INTROSPECTION, 0, true, new ListSize.Capped(size), 0, false);
    }
}
