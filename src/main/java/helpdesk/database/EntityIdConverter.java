package helpdesk.database;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;

/// Has Spring Data JDBC write ids as their bytes, and read them again.
final class EntityIdConverter implements GenericConverter {

    private final Map<Class<?>, EntityIdType<?>> types;

    EntityIdConverter(List<? extends EntityIdType<?>> types) {
        this.types = types.stream().collect(Collectors.toMap(EntityIdType::type, Function.identity()));
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return types.keySet().stream()
                .flatMap(type ->
                        Stream.of(new ConvertiblePair(type, byte[].class), new ConvertiblePair(byte[].class, type)))
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return switch (source) {
            case EntityId id -> id.bytes();
            case byte[] bytes ->
                Objects.requireNonNull(types.get(targetType.getType())).read(bytes);
            case null, default -> null;
        };
    }
}
