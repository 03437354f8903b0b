package helpdesk.graphql.limits;

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

    /// Of introspection, about which a schema cannot say anything: there are some hundred types.
    static FieldLimit ofIntrospection(String name) {
        var weight = name.equals("__schema") ? 100 : name.equals("__type") ? 10 : 0;
        return new FieldLimit(name, weight, 0, false, new ListSize.One(), 0, false);
    }
}
