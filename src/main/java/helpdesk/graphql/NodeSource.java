package helpdesk.graphql;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Finds the objects of one type that implements the schema's `Node`; each module contributes its own.
///
/// @param type the letter of the type in a [GlobalId]
/// @param find the objects with these ids that the caller may see, in one statement. Others are left out
public record NodeSource(char type, Function<Collection<UUID>, Collection<? extends Node>> find) {

    /// For a module that has a type for its ids.
    public static <I> NodeSource of(
            char type, Function<UUID, I> id, Function<List<I>, Collection<? extends Node>> find) {
        return new NodeSource(type, ids -> find.apply(ids.stream().map(id).toList()));
    }
}
