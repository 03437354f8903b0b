package helpdesk.contact;

import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;

/// A field of a contact that only those see to whom the contact is open. What is read from memory stays that cheap.
record GuardedField(DataFetcher<?> field) implements DataFetcher<@Nullable Object> {

    /// Tells the engine that there is nothing to measure, batch or carry over to another thread.
    record Trivial(GuardedField field) implements TrivialDataFetcher<@Nullable Object> {

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            return field.get(environment);
        }
    }

    static DataFetcher<?> of(DataFetcher<?> field) {
        var guarded = new GuardedField(field);
        return field instanceof TrivialDataFetcher<?> ? new Trivial(guarded) : guarded;
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
        if (environment.getSource() instanceof ContactView contact && contact.isOpen()) {
            return field.get(environment);
        }
        throw new AccessDeniedException("This contact is closed to the caller");
    }
}
