package helpdesk.graphql.error;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A top-level error as clients see it: a sentence, where it happened, a code and the request's id.
record ApiError(
        Failure failure,
        @Nullable List<SourceLocation> locations,
        @Nullable List<Object> path,
        String requestId) implements GraphQLError {

    @Override
    public String getMessage() {
        return failure.message();
    }

    @Override
    public @Nullable List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public @Nullable List<Object> getPath() {
        return path;
    }

    @Override
    public Map<String, Object> getExtensions() {
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", failure.code().name());
        extensions.put("requestId", requestId);
        if (failure.retryAfterSeconds() > 0) {
            extensions.put("retryAfterSeconds", failure.retryAfterSeconds());
        }
        return extensions;
    }

    /// The engine would show it.
    @Override
    public @Nullable ErrorClassification getErrorType() {
        return null;
    }
}
