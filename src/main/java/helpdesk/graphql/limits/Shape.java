package helpdesk.graphql.limits;

import graphql.language.Field;
import helpdesk.graphql.error.BadUserInput;

/// How large a selection is once its fragments are put in: what of an operation can be told without the schema. Sums
/// end at [#MOST], so that a few lines that stand for billions of fields are counted as fast as they are read.
///
/// @param depth fields below each other, without introspection
/// @param introspectionDepth fields below a field of introspection
/// @param rootFields fields at the top
record Shape(
        int depth,
        int introspectionDepth,
        int rootFields,
        int fields,
        int aliases,
        int directives,
        Introspection introspection) {

    private static final int MOST = 1_000_000;

    static final Shape NOTHING = new Shape(0, 0, 0, 0, 0, 0, Introspection.NOTHING);

    Shape and(Shape other) {
        return new Shape(
                Math.max(depth, other.depth),
                Math.max(introspectionDepth, other.introspectionDepth),
                sum(rootFields, other.rootFields),
                sum(fields, other.fields),
                sum(aliases, other.aliases),
                sum(directives, other.directives),
                introspection.and(other.introspection));
    }

    Shape withDirectives(int more) {
        return new Shape(depth, introspectionDepth, rootFields, fields, aliases, sum(directives, more), introspection);
    }

    /// This as a fragment: even an empty one takes the engine as long as a field.
    Shape spread() {
        return new Shape(depth, introspectionDepth, rootFields, sum(fields, 1), aliases, directives, introspection);
    }

    /// A field with this below it.
    ///
    /// @throws BadUserInput if that is introspection which can be answered without end
    Shape below(Field field) {
        var isRoot = Introspection.isRoot(field.getName());
        return new Shape(
                isRoot ? 1 : depth + 1,
                isRoot ? Math.max(depth, introspectionDepth) : introspectionDepth,
                1,
                sum(fields, 1),
                sum(aliases, field.getAlias() == null ? 0 : 1),
                directives,
                introspection.below(field.getName()));
    }

    private static int sum(int one, int other) {
        return Math.min(one + other, MOST);
    }
}
