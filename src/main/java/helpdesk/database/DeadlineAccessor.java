package helpdesk.database;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/// Takes the deadline of a request to the threads that work for it, as Spring for GraphQL hands on what it knows.
final class DeadlineAccessor implements ThreadLocalAccessor<Deadline> {

    @Override
    public Object key() {
        return Deadline.KEY;
    }

    @Override
    public @Nullable Deadline getValue() {
        return Deadline.current().orElse(null);
    }

    @Override
    public void setValue(Deadline deadline) {
        Deadline.use(deadline);
    }

    @Override
    public void setValue() {
        Deadline.useNone();
    }
}
