package helpdesk.database;

import java.util.UUID;
import java.util.function.Function;

/// Makes a type of ids known to Spring Data JDBC. Modules declare a bean for each type that their aggregates use.
public record EntityIdType<T extends EntityId>(Class<T> type, Function<UUID, T> constructor) {

    T read(byte[] bytes) {
        return constructor.apply(EntityId.uuid(bytes));
    }
}
