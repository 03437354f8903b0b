package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.schema.GraphQLSchema;

/// Reads documents: their text within the limits, their shape before the engine's validation, whose rules take longer
/// than the text is. Clients send few documents again and again: those that are valid are kept, up to a million
/// characters of them, which is some 50 MB.
final class Documents {

    private static final long KEPT_CHARACTERS = 1_000_000;

    /// Of many errors, a caller reads the first.
    private static final int TOLD_ERRORS = 5;

    private static final int MOST_DIGITS = 1_000;

    private final Cache<String, PreparsedDocumentEntry> valid = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .<String, PreparsedDocumentEntry>weigher((text, _) -> text.length())
            .build();

    private final DocumentLimits limits;

    Documents(DocumentLimits limits) {
        this.limits = limits;
    }

    /// The document, or what is wrong with it.
    ///
    /// @throws LimitExceeded if it is more than the limits admit
    PreparsedDocumentEntry read(ExecutionInput input, GraphQLSchema schema) {
        var kept = valid.getIfPresent(input.getQuery());
        if (kept != null) {
            return kept;
        }
        var entry = parse(input, schema);
        if (!entry.hasErrors()) {
            valid.put(input.getQuery(), entry);
        }
        return entry;
    }

    private PreparsedDocumentEntry parse(ExecutionInput input, GraphQLSchema schema) {
        requireShortNumbers(input.getQuery());
        var parsed = ParseAndValidate.parse(input);
        return parsed.isFailure()
                ? new PreparsedDocumentEntry(parsed.getSyntaxException().toInvalidSyntaxError())
                : validate(parsed.getDocument(), input, schema);
    }

    /// The engine's parser limits them too, but only after it took time that is quadratic in their length.
    private static void requireShortNumbers(String text) {
        var digits = 0;
        for (var index = 0; index < text.length(); index++) {
            digits = Character.isDigit(text.charAt(index)) ? digits + 1 : 0;
            LimitExceeded.unless(digits <= MOST_DIGITS, "A number has more than %d digits", MOST_DIGITS);
        }
    }

    private PreparsedDocumentEntry validate(Document document, ExecutionInput input, GraphQLSchema schema) {
        ShapeCheck.check(document, limits);
        var errors = ParseAndValidate.validate(schema, document, input.getLocale());
        return errors.isEmpty()
                ? new PreparsedDocumentEntry(document)
                : new PreparsedDocumentEntry(errors.stream().limit(TOLD_ERRORS).toList());
    }
}
