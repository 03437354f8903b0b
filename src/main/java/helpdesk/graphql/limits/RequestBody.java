package helpdesk.graphql.limits;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.support.SerializableGraphQlRequest;

/// The body of a GraphQL request. The `documentId` of the [draft of GraphQL over
/// HTTP](https://github.com/graphql/graphql-over-http) says the same as Apollo's `extensions.persistedQuery`, and is
/// read as that.
public final class RequestBody extends SerializableGraphQlRequest {

    private @Nullable Map<String, Object> persistedQuery;

    /// The hash of the document.
    ///
    /// @param id with or without the prefix of its kind, `sha256:`
    public void setDocumentId(@Nullable String id) {
        persistedQuery = id == null ? null : Map.of("version", 1, "sha256Hash", DocumentReference.hashIn(id));
        setExtensions(getExtensions());
    }

    /// The two come in any order.
    @Override
    public void setExtensions(@Nullable Map<String, Object> extensions) {
        var all = extensions == null ? new HashMap<String, Object>() : new HashMap<>(extensions);
        if (persistedQuery != null) {
            all.put("persistedQuery", persistedQuery);
        }
        super.setExtensions(all);
    }
}
