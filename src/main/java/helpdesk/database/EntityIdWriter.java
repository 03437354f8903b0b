package helpdesk.database;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.WritingConverter;

/// Writes ids as their bytes.
@WritingConverter
final class EntityIdWriter implements GenericConverter {

    private final Set<ConvertiblePair> pairs;

    EntityIdWriter(List<? extends EntityIdType<?>> types) {
        this.pairs = types.stream()
                .map(type -> new ConvertiblePair(type.type(), byte[].class))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return pairs;
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return source == null ? null : ((EntityId) source).bytes();
    }
}
