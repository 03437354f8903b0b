package helpdesk.graphql.limits;

import graphql.schema.GraphQLSchema;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How much a caller may ask for in a minute, all at once or spread over it; all are 1 and more. Callers are told apart
/// by the name in their token, anonymous ones by their address.
///
/// @param authenticated the complexity that a caller with a token may ask for
/// @param anonymous the complexity that an address may ask for
/// @param fields how often a root field may occur, by name: what is said here comes on top of [#USUAL_FIELDS]
record RateLimits(
        @DefaultValue("5000000") long authenticated,
        @DefaultValue("300000") long anonymous,
        @DefaultValue Map<String, Long> fields) {

    private static final Map<String, Long> USUAL_FIELDS =
            Map.of("signIn", 10L, "signUp", 5L, "confirmSignUp", 10L, "purgeContact", 60L);

    RateLimits {
        var all = new TreeMap<String, Long>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(USUAL_FIELDS);
        all.putAll(fields);
        fields = Collections.unmodifiableMap(all);
        Assert.isTrue(
                authenticated >= 1 && anonymous >= 1 && fields.values().stream().allMatch(amount -> amount >= 1),
                "Every rate of helpdesk.limits.rates is at least 1");
    }

    /// A misspelt name would limit nothing.
    void requireRootFieldsOf(GraphQLSchema schema) {
        var names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
                .filter(Objects::nonNull)
                .flatMap(type -> type.getFields().stream())
                .forEach(field -> names.add(field.getName()));
        fields.keySet()
                .forEach(name -> Assert.isTrue(
                        names.contains(name), () -> "helpdesk.limits.rates.fields: there is no root field " + name));
    }

    long smallest() {
        return Math.min(authenticated, anonymous);
    }
}
