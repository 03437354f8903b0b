package helpdesk.graphql.limits;

import graphql.parser.ParserOptions;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// What a document may be at most; all are 1 and more. Fragments count wherever they are spread.
///
/// @param characters of the text; the longest legal comment fits in, though it better goes into a variable
/// @param tokens of the text, without white space
/// @param whitespace characters between the tokens
/// @param depth fields below each other
/// @param introspectionDepth fields below `__schema` and `__type`; tools ask for types of types of types
/// @param fields of all operations together
/// @param aliases of an operation
/// @param directives of an operation
/// @param repetitions of a field under one name in one selection
/// @param rootFields of an operation
/// @param complexity the objects that an operation may give, and what they cost beside that: see [SchemaLimits]
record DocumentLimits(
        @DefaultValue("60000") int characters,
        @DefaultValue("2000") int tokens,
        @DefaultValue("20000") int whitespace,
        @DefaultValue("12") int depth,
        @DefaultValue("20") int introspectionDepth,
        @DefaultValue("1000") int fields,
        @DefaultValue("50") int aliases,
        @DefaultValue("50") int directives,
        @DefaultValue("10") int repetitions,
        @DefaultValue("20") int rootFields,
        @DefaultValue("20000") int complexity) {

    /// None of ours is longer.
    private static final int LONGEST_NUMBER = 50;

    DocumentLimits {
        var all = IntStream.of(
                characters,
                tokens,
                whitespace,
                depth,
                introspectionDepth,
                fields,
                aliases,
                directives,
                repetitions,
                rootFields,
                complexity);
        Assert.isTrue(all.allMatch(limit -> limit >= 1), "Every limit of helpdesk.limits.document is at least 1");
    }

    ParserOptions parserOptions() {
        return ParserOptions.getDefaultOperationParserOptions()
                .transform(options -> options.maxCharacters(characters)
                        .maxTokens(tokens)
                        .maxWhitespaceTokens(whitespace)
                        .maxNumericLiteralCharacters(LONGEST_NUMBER)
                        .captureLineComments(false)
                        .readerTrackData(false));
    }
}
