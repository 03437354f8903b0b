package helpdesk.graphql.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

    /// The schema has no longer ones.
    private static final int MOST_DIGITS = 50;

    /// Takes some 70 MB.
    private static final long KEPT_CHARACTERS = 1_000_000;

    private static final ParserOptions PARSER_OPTIONS = ParserOptions.getDefaultOperationParserOptions()
            .transform(options -> options.maxCharacters(MOST_CHARACTERS)
                    .maxTokens(MOST_TOKENS)
                    .maxWhitespaceTokens(MOST_WHITESPACE)
                    .maxNumericLiteralCharacters(MOST_DIGITS)
                    .captureLineComments(false)
                    .readerTrackData(false));

    private final Cache<String, Document> valid = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .<String, Document>weigher((text, _) -> text.length())
            .build();

    private final GraphQLSchema schema;

    Documents(GraphQLSchema schema) {
        this.schema = schema;
    }

    /// @throws BadUserInput if the document is larger than it may be
    /// @throws InvalidDocument if it is not valid
    Document read(String text) {
        var kept = valid.getIfPresent(text);
        if (kept != null) {
            return kept;
        }
        WordScan.requireShortWords(text);
        var document = parsed(text);
        Shape.check(document);
        validate(document);
        valid.put(text, document);
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
