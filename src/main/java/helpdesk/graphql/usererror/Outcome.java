package helpdesk.graphql.usererror;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The outcome of a mutation: it is done, or it was refused for business reasons and nothing has changed.
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(List<? extends UserError> reasons) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(UserError reason) {
        return new Refused<>(List.of(reason));
    }

    static <T> Outcome<T> refused(List<? extends UserError> reasons) {
        return new Refused<>(reasons);
    }

    /// What the mutation answers: a record of the value and the refusals.
    default <P> P payload(BiFunction<@Nullable T, List<? extends UserError>, P> payload) {
        return either(value -> payload.apply(value, List.of()), reasons -> payload.apply(null, reasons));
    }

    /// The same for a value that is shown as something else, which may be gone by now.
    default <V, P> P payload(
            Function<T, @Nullable V> view, BiFunction<@Nullable V, List<? extends UserError>, P> payload) {
        return either(value -> payload.apply(view.apply(value), List.of()), reasons -> payload.apply(null, reasons));
    }

    default <R> R either(Function<T, R> whenDone, Function<List<? extends UserError>, R> whenRefused) {
        return switch (this) {
            case Done<T>(var value) -> whenDone.apply(value);
            case Refused<T>(var reasons) -> whenRefused.apply(reasons);
        };
    }
}
