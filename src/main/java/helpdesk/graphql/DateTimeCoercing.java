package helpdesk.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// The scalar `DateTime`: a time as the database stores it, of a year with four digits, in microseconds.
final class DateTimeCoercing implements Coercing<Instant, String> {

    private static final int LONGEST = "2026-01-31T09:30:00.123456789+01:00".length();

    @Override
    public String serialize(Object result, GraphQLContext context, Locale locale) {
        return result.toString();
    }

    @Override
    public Instant parseValue(Object input, GraphQLContext context, Locale locale) {
        return Optional.of(input)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .flatMap(DateTimeCoercing::parse)
                .orElseThrow(() -> new CoercingParseValueException("This must be a time in the format of RFC 3339"));
    }

    @Override
    public Instant parseLiteral(Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return Optional.of(input)
                .filter(StringValue.class::isInstance)
                .map(text -> ((StringValue) text).getValue())
                .flatMap(DateTimeCoercing::parse)
                .orElseThrow(() -> new CoercingParseLiteralException("This must be a time in the format of RFC 3339"));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return text.length() > LONGEST
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text))
                            .map(time -> time.withOffsetSameInstant(ZoneOffset.UTC))
                            .filter(time -> time.getYear() > 0 && time.getYear() <= 9999)
                            .map(time -> time.toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
