package helpdesk.graphql;

import org.jspecify.annotations.Nullable;

/// An object that may have been read together with values of fields that have code of their own. Then the code is not
/// called.
public interface ReadAhead {

    /// What the code would read, or null if it is to be called.
    @Nullable
    Object readAhead(String field);
}
