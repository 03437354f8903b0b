package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.ExecutionInput;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.limits.Operations.Operation;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads documents: their text within the limits, their shape before the engine's validation, whose rules take longer
/// than the text is, and then the price of their operations. Clients send few documents again and again: valid ones are
/// kept, up to a million characters of them, which is some 70 MB.
final class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private static final long KEPT_CHARACTERS = 1_000_000;

    /// Of many errors, a caller reads the first.
    private static final int TOLD_ERRORS = 5;

    private final Cache<String, Operations> valid = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .<String, Operations>weigher((text, _) -> text.length())
            .build();

    private final DocumentLimits limits;
    private final GraphQLSchema schema;
    private final SchemaLimits schemaLimits;

    Documents(DocumentLimits limits, GraphQLSchema schema) {
        this.limits = limits;
        this.schema = schema;
        this.schemaLimits = new SchemaLimits(schema);
    }

    /// @throws BadUserInput if the document is more than the limits admit, or is not valid
    Operations read(ExecutionInput input) {
        var kept = valid.getIfPresent(input.getQuery());
        if (kept != null) {
            return kept;
        }
        var read = price(validated(input));
        valid.put(input.getQuery(), read);
        return read;
    }

    private Document validated(ExecutionInput input) {
        WordScan.requireShortWords(input.getQuery());
        var parsed = ParseAndValidate.parse(input);
        if (parsed.isFailure()) {
            throw new InvalidDocument(List.of(parsed.getSyntaxException().toInvalidSyntaxError()));
        }
        ShapeCheck.check(parsed.getDocument(), limits);
        var errors = errors(parsed.getDocument(), input.getLocale());
        if (!errors.isEmpty()) {
            throw new InvalidDocument(errors.stream().limit(TOLD_ERRORS).toList());
        }
        return parsed.getDocument();
    }

    /// The engine's rules expect documents that others of its rules find valid, and fail for some that are not.
    private List<? extends GraphQLError> errors(Document document, Locale locale) {
        try {
            return ParseAndValidate.validate(schema, document, locale);
        } catch (RuntimeException failure) {
            LOG.debug(
                    "The engine fails to validate a document: {}",
                    failure.getClass().getName());
            throw new BadUserInput("The document is not valid");
        }
    }

    private Operations price(Document document) {
        var pricing = new Pricing(schemaLimits, document);
        return new Operations(document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(operation -> new Operation(operation, pricing.of(operation), document))
                .toList());
    }
}
