package helpdesk.graphql.limits;

import static java.util.stream.Collectors.toUnmodifiableSet;

import helpdesk.graphql.error.BadUserInput;
import java.util.Set;
import java.util.stream.Stream;

/// What a selection has of introspection. The engine only looks at the root of an operation for introspection that goes
/// round in circles, each round of which multiplies the answer; so introspection begins nowhere else, and its lists
/// stand once on each path.
///
/// @param begins whether it begins in this selection, and not below one of its fields
/// @param lists those at any depth that lead from types to types
/// @param isCircular whether one of them stands below itself
record Introspection(boolean begins, Set<String> lists, boolean isCircular) {

    private static final Set<String> ROOTS = Set.of("__schema", "__type");
    private static final Set<String> LISTS = Set.of("fields", "inputFields", "interfaces", "possibleTypes");

    static final String ELSEWHERE = "Introspection begins at the root of a query";

    static final Introspection NOTHING = new Introspection(false, Set.of(), false);

    static boolean isRoot(String field) {
        return ROOTS.contains(field);
    }

    Introspection and(Introspection other) {
        return new Introspection(begins || other.begins, union(lists, other.lists), isCircular || other.isCircular);
    }

    /// A field with this below it.
    Introspection below(String field) {
        BadUserInput.require(!begins, ELSEWHERE);
        if (isRoot(field)) {
            BadUserInput.require(!isCircular, "Introspection goes from types to types, and again to types");
            return new Introspection(true, Set.of(), false);
        }
        return LISTS.contains(field)
                ? new Introspection(false, union(lists, Set.of(field)), isCircular || lists.contains(field))
                : this;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        return one.containsAll(other)
                ? one
                : Stream.concat(one.stream(), other.stream()).collect(toUnmodifiableSet());
    }
}
