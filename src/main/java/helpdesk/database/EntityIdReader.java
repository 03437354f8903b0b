package helpdesk.database;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;

/// Reads ids from their bytes.
@ReadingConverter
final class EntityIdReader implements GenericConverter {

    private final Map<Class<?>, EntityIdType<?>> types;

    EntityIdReader(List<? extends EntityIdType<?>> types) {
        this.types = types.stream().collect(Collectors.toMap(EntityIdType::type, Function.identity()));
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return types.keySet().stream()
                .map(type -> new ConvertiblePair(byte[].class, type))
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        var type = types.get(targetType.getType());
        return source == null || type == null ? null : type.read((byte[]) source);
    }
}
