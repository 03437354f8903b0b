package helpdesk.graphql.limits;

import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How many elements the list of a field has at most, as its directives say.
sealed interface ListSize {

    /// Of a single thing, or a list of scalars, which count as one.
    ListSize ONE = new Capped(1);

    /// Of this occurrence of the field.
    ///
    /// @param ofParent what the field above says its lists have
    double of(Field field, Variables variables, double ofParent);

    /// The field above names this one in its `sizedFields`.
    record OfParent() implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            return ofParent;
        }
    }

    /// A list without pages, capped where it grows.
    record Capped(int most) implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            return most;
        }
    }

    /// A page: as large as one of these arguments says, never larger than `most`. Any other value, which is
    /// rejected later on, counts as the usual size.
    record Sliced(List<String> arguments, int usual, int most) implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            var size = arguments.stream()
                    .map(name -> number(variables.argument(field, name)))
                    .flatMapToDouble(OptionalDouble::stream)
                    .max();
            return Math.clamp(size.orElse(usual), 1.0, most);
        }

        private static OptionalDouble number(@Nullable Object value) {
            return switch (value) {
                case IntValue literal -> OptionalDouble.of(literal.getValue().doubleValue());
                case Number number -> OptionalDouble.of(number.doubleValue());
                case null, default -> OptionalDouble.empty();
            };
        }
    }

    /// As long as the list that is this argument, or that is in it; a single value stands for a list of one.
    ///
    /// @param path the name of the argument, and those of fields below it
    record LengthOf(List<String> path) implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            return switch (variables.argument(field, path)) {
                case ArrayValue literal -> Math.max(1, literal.getValues().size());
                case Collection<?> list -> Math.max(1, list.size());
                case null, default -> 1;
            };
        }
    }
}
