package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import com.github.benmanes.caffeine.cache.Ticker;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.validation.ValidationError;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.error.DocumentProblems;
import helpdesk.graphql.error.ErrorCode;
import helpdesk.graphql.error.SyntaxProblem;
import helpdesk.graphql.error.VariableProblems;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Parses and validates documents: their text within the limits, their shape before the engine's validation, whose
/// rules take longer than the text is. Clients send few documents again and again: valid ones are kept.
final class Documents {

    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    /// The longest legal comment fits, though it better goes into a variable.
    private static final int MOST_CHARACTERS = 60_000;

    /// Without white space.
    private static final int MOST_TOKENS = 2_000;

    /// Characters between the tokens.
    private static final int MOST_WHITESPACE = 20_000;

    /// Takes some 70 MB.
    private static final long KEPT_CHARACTERS = 1_000_000;

    /// From when a document was sent first. Its literals may be personal, and must not outlive a purge for long.
    static final Duration KEPT_FOR = Duration.ofHours(1);

    private static final ParserOptions PARSER_OPTIONS = ParserOptions.getDefaultOperationParserOptions()
            .transform(options -> options.maxCharacters(MOST_CHARACTERS)
                    .maxTokens(MOST_TOKENS)
                    .maxWhitespaceTokens(MOST_WHITESPACE)
                    .captureLineComments(false)
                    .readerTrackData(false));

    private final Cache<DocumentKey, Document> valid;
    private final GraphQLSchema schema;

    Documents(GraphQLSchema schema, Ticker ticker) {
        this.schema = schema;
        this.valid = Caffeine.newBuilder()
                .ticker(ticker)
                .scheduler(Scheduler.systemScheduler())
                .expireAfterWrite(KEPT_FOR)
                .maximumWeight(KEPT_CHARACTERS)
                .<DocumentKey, Document>weigher((key, _) -> key.length())
                .build();
    }

    /// Callers without a token neither use nor displace what is kept.
    ///
    /// @throws BadUserInput if the document is larger than it may be
    /// @throws InvalidDocument if it is not valid
    Document read(ApiCaller caller, String text) {
        return caller.authenticated() ? read(DocumentKey.of(caller, text)) : read(text);
    }

    private Document read(DocumentKey key) {
        var kept = valid.getIfPresent(key);
        if (kept != null) {
            return kept;
        }
        var document = read(key.name().value());
        valid.put(key, document);
        return document;
    }

    /// @throws BadUserInput if the document is larger than it may be
    /// @throws InvalidDocument if it is not valid
    Document read(String text) {
        WordScan.requireShortWords(text);
        var document = parsed(text);
        Shape.check(document);
        validate(document);
        return document;
    }

    /// @throws BadUserInput if a variable is null where the operation needs a value
    void requireValues(RequestedOperation operation, Map<String, ?> variables) {
        VariableProblems.requireValues(schema, operation.document(), variables);
    }

    private static Document parsed(String text) {
        try {
            return Parser.parse(ParserEnvironment.newParserEnvironment()
                    .document(text)
                    .parserOptions(PARSER_OPTIONS)
                    .locale(Locale.ENGLISH)
                    .build());
        } catch (InvalidSyntaxException invalid) {
            throw new InvalidDocument(List.of(SyntaxProblem.of(invalid)));
        }
    }

    private void validate(Document document) {
        var errors = errors(document);
        if (!errors.isEmpty()) {
            throw new InvalidDocument(DocumentProblems.of(schema, document, errors));
        }
    }

    /// The engine's rules expect documents that others of its rules find valid, and fail for some that are not.
    private List<ValidationError> errors(Document document) {
        try {
            return ParseAndValidate.validate(schema, document, Locale.ENGLISH);
        } catch (RuntimeException failure) {
            LOG.debug(
                    "The engine fails to validate a document: {}",
                    failure.getClass().getName());
            throw new BadUserInput(ErrorCode.GRAPHQL_VALIDATION_FAILED, "The document is not valid");
        }
    }
}
