package helpdesk.graphql.error;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A top-level error as clients see it: nothing in it but a sentence, where it happened, a code and the request's id.
public record SafeError(
        String message,
        @Nullable List<SourceLocation> locations,
        @Nullable List<Object> path,
        Map<String, Object> extensions)
        implements GraphQLError {

    /// One that no request has caused, but what became of it since.
    public static GraphQLError of(ErrorCode code, String message, String requestId) {
        var extensions = Map.<String, Object>of("code", code.name(), "requestId", requestId);
        return new SafeError(message, null, null, extensions);
    }

    static SafeError of(GraphQLError error, String requestId, SchemaAudience audience) {
        var code = ErrorCode.of(error.getErrorType());
        return new SafeError(
                message(error, code, audience),
                error.getLocations(),
                error.getPath(),
                extensions(error, code, requestId));
    }

    /// What our own errors say beside that, such as when to try again, is meant for the caller; others' is not.
    private static Map<String, Object> extensions(GraphQLError error, ErrorCode code, String requestId) {
        var extensions = new LinkedHashMap<String, Object>();
        if (error.getErrorType() instanceof ErrorCode && error.getExtensions() != null) {
            extensions.putAll(error.getExtensions());
        }
        extensions.put("code", code.name());
        extensions.put("requestId", requestId);
        return extensions;
    }

    private static String message(GraphQLError error, ErrorCode code, SchemaAudience audience) {
        if (code == ErrorCode.INTERNAL_SERVER_ERROR) {
            return "Something went wrong here";
        }
        if (error.getErrorType() instanceof ErrorCode) {
            return error.getMessage();
        }
        return error.getErrorType() == ErrorType.ValidationError && audience == SchemaAudience.STRANGERS
                ? EngineMessage.UNSPECIFIC
                : EngineMessage.of(error.getMessage());
    }

    @Override
    public String getMessage() {
        return message;
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
        return extensions;
    }

    @Override
    public @Nullable ErrorClassification getErrorType() {
        return null;
    }
}
