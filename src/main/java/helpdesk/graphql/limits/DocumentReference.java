package helpdesk.graphql.limits;

import static graphql.execution.preparsed.persisted.PersistedQuerySupport.PERSISTED_QUERY_MARKER;
import static java.nio.charset.StandardCharsets.UTF_8;

import graphql.ExecutionInput;
import helpdesk.database.PersonalText;
import helpdesk.graphql.error.BadUserInput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a request refers to its document: by the text, by the SHA-256 hash of the text, or by both. The hash is in
/// `extensions.persistedQuery`, as in Apollo's protocol of automatic persisted queries.
///
/// @param text may hold personal values
/// @param hash as 64 lower-case hexadecimal digits
record DocumentReference(
        @Nullable PersonalText text, @Nullable String hash) {

    private static final String PREFIX = "sha256:";

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /// @throws BadUserInput if the hash is malformed, or belongs to another version of the protocol
    static DocumentReference of(ExecutionInput input) {
        var query = input.getQuery();
        var text = PERSISTED_QUERY_MARKER.equals(query) ? null : new PersonalText(query);
        var persistedQuery = input.getExtensions().get("persistedQuery");
        return new DocumentReference(text, persistedQuery == null ? null : hash(persistedQuery));
    }

    private static String hash(Object persistedQuery) {
        var fields = persistedQuery instanceof Map<?, ?> object ? object : Map.of();
        BadUserInput.require(
                Integer.valueOf(1).equals(fields.get("version")),
                "extensions.persistedQuery must be an object with the version 1");
        if (fields.get("sha256Hash") instanceof String hash
                && SHA_256.matcher(hash).matches()) {
            return hash;
        }
        throw new BadUserInput("The hash of a document must be SHA-256, in 64 lower-case hexadecimal digits");
    }

    /// @param id the hash with or without the prefix of its kind, `sha256:`
    static String hashIn(String id) {
        return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id;
    }

    static String hashOf(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
