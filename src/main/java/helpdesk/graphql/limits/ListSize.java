package helpdesk.graphql.limits;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.IntValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// How many elements the list of a field has at most, as its directives say.
sealed interface ListSize {

    /// Of this occurrence of the field.
    ///
    /// @param ofParent what the field above says its lists have
    double of(Field field, Variables variables, double ofParent);

    /// The field is a single thing, or a list of scalars, which count as one.
    record One() implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            return 1;
        }
    }

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

    /// A page: as large as one of these arguments says, never larger than `most`. Anything else, which is refused later
    /// on, counts as the usual size.
    record Sliced(List<String> arguments, int usual, int most) implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            var size = arguments.stream()
                    .map(name -> number(argument(field, name), variables))
                    .flatMapToDouble(OptionalDouble::stream)
                    .max();
            return Math.clamp(size.orElse(usual), 1.0, most);
        }

        private static OptionalDouble number(@Nullable Value<?> value, Variables variables) {
            var given = value instanceof VariableReference reference ? variables.get(reference.getName()) : value;
            return switch (given) {
                case IntValue literal -> OptionalDouble.of(literal.getValue().doubleValue());
                case Number number -> OptionalDouble.of(number.doubleValue());
                case null, default -> OptionalDouble.empty();
            };
        }
    }

    /// As many as there are in the list that is this argument; a single value stands for a list of one.
    record LengthOf(String argument) implements ListSize {

        @Override
        public double of(Field field, Variables variables, double ofParent) {
            var value = ListSize.argument(field, argument);
            var given = value instanceof VariableReference reference ? variables.get(reference.getName()) : value;
            return switch (given) {
                case ArrayValue literal -> Math.max(1, literal.getValues().size());
                case Collection<?> list -> Math.max(1, list.size());
                case null, default -> 1;
            };
        }
    }

    private static @Nullable Value<?> argument(Field field, String name) {
        return field.getArguments().stream()
                .filter(argument -> Objects.equals(argument.getName(), name))
                .findFirst()
                .map(Argument::getValue)
                .orElse(null);
    }
}
