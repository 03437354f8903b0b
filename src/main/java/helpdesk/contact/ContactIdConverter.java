package helpdesk.contact;

import helpdesk.database.EntityId;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.stereotype.Component;

/// Has Spring Data JDBC write the ids of contacts as their bytes, and read them again.
@Component
class ContactIdConverter implements GenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(
                new ConvertiblePair(ContactId.class, byte[].class), new ConvertiblePair(byte[].class, ContactId.class));
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        return switch (source) {
            case ContactId id -> id.bytes();
            case byte[] bytes -> new ContactId(EntityId.uuid(bytes));
            case null, default -> null;
        };
    }
}
