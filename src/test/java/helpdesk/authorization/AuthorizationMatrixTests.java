package helpdesk.authorization;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import graphql.introspection.Introspection;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import helpdesk.authorization.Attempts.Attempt;
import helpdesk.authorization.AuthorizationTable.Decision;
import helpdesk.database.DatabaseSchema;
import helpdesk.database.Table;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/// Who sees what and who does what: every field, asked for by everybody, is answered as `authorization.md`
/// says. In a schema that stays small: all of it is compared again and again.
@HelpdeskTest
@TestPropertySource(properties = "helpdesk.test.schema=helpdesk_test_compared")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationMatrixTests {

    private static final GraphQLSchema SCHEMA = SchemaFiles.schema();
    private static final AuthorizationTable TABLE = AuthorizationTable.read();
    private static final String AND_YET_CHANGED = ", and yet changed";

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final Portal portal;
    private final JdbcClient database;
    private final String checksums;

    private final Map<List<Object>, Refusal> refusals = new HashMap<>();
    private final Map<Asker, Answer> signIns = new HashMap<>();

    private Stage stage;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the stage is set once the server is up
    AuthorizationMatrixTests(
            HelpdeskClient client,
            Helpdesk helpdesk,
            Portal portal,
            JdbcClient database,
            TransactionOperations transactions) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.portal = portal;
        this.database = database;
        checksums = new DatabaseSchema(database, transactions)
                .tables().stream()
                        .map(Table::name)
                        // A unit of work that changes nothing says that it was done, and a wrong password counts.
                        .filter(table ->
                                !List.of("unit_of_work", "portal_counter").contains(table))
                        .collect(joining(", ", "CHECKSUM TABLE ", ""));
    }

    @BeforeAll
    void setTheStage() {
        stage = new Stage(client, helpdesk, portal);
        database.sql("DELETE FROM portal_mail WHERE expires_at <= CURRENT_TIMESTAMP")
                .update();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void answersAsItIsWritten(Decision decision) {
        var answers = new LinkedHashMap<Asker, String>();
        decision.row()
                .answers()
                .forEach((asker, cell) -> answers.put(asker, Verdict.inTheWordsOf(cell, verdict(asker, decision))));
        assertThat(answers).as("%s", decision).isEqualTo(decision.row().answers());
    }

    private String verdict(Asker asker, Decision decision) {
        if (decision.row().about().equals("just signed in")) {
            return onSignIn(asker, decision);
        }
        return switch (decision.type()) {
            case "Mutation" -> onChange(asker, decision);
            case "Subscription" -> onWatch(asker, decision);
            case String type when isRefusal(type) -> onRefusal(asker, decision);
            default -> onRead(asker, decision);
        };
    }

    static Stream<Decision> decisions() {
        return TABLE.decisions(fields());
    }

    @Test
    void isWrittenForEveryField() {
        assertThat(fields()).hasSizeGreaterThan(180);
        assertThat(TABLE.missing(fields())).isEmpty();
    }

    @Test
    void isWrittenForNothingThatIsGone() {
        assertThat(TABLE.obsolete(fields())).isEmpty();
    }

    @Test
    void noticesAFieldThatNobodyHasThoughtOf() {
        assertThat(TABLE.missing(List.of("Contact.email", "Contact.mood"))).containsExactly("Contact.mood");
    }

    @Test
    void noticesAFieldThatIsGone() {
        var others = fields().stream()
                .filter(field -> !field.equals("Contact.phone") && !field.startsWith("LinkInvalid"))
                .toList();
        assertThat(TABLE.obsolete(others)).containsExactly("Contact.phone", "LinkInvalid.*");
    }

    @Test
    void isWrittenForEveryCaller() {
        assertThat(AuthorizationTable.columns()).hasSizeGreaterThan(5).containsOnly(Asker.allInWords());
        assertThat(TABLE.rows()).allMatch(row -> row.answers().size() == Asker.values().length);
    }

    /// There is one.
    @Test
    void countsNoNotesForContacts() {
        assertThat(stage.comments(Asker.AGENT) - stage.comments(Asker.CONTACT)).isEqualTo(1);
        assertThat(stage.comments(Asker.COLLABORATOR)).isEqualTo(stage.comments(Asker.CONTACT));
    }

    @Test
    void isDecidedFieldByField() {
        var answer = stage.ask(Asker.CONTACT, "{ viewer { __typename } contacts { totalCount } }");
        assertThat(answer.json().at("/data/viewer/__typename").asString()).isEqualTo("Contact");
        assertThat(answer.json().at("/data/contacts").isNull()).isTrue();
        assertThat(answer.errorCodes()).containsExactly("FORBIDDEN");
    }

    private static List<String> fields() {
        return SCHEMA.getAllTypesAsList().stream()
                .filter(type -> type instanceof GraphQLObjectType && !Introspection.isIntrospectionTypes(type))
                .map(GraphQLObjectType.class::cast)
                .flatMap(type -> type.getFields().stream().map(field -> type.getName() + "." + field.getName()))
                .toList();
    }

    private static boolean isRefusal(String type) {
        return SCHEMA.getObjectType(type).getInterfaces().stream()
                .map(GraphQLNamedSchemaElement.class::cast)
                .anyMatch(implemented -> implemented.getName().equals("UserError"));
    }

    /// The same on every way, or all that it was.
    private String onRead(Asker asker, Decision decision) {
        var questions = new Questions(ways(asker, decision));
        return questions
                .verdicts(stage.ask(asker, questions.document()))
                .distinct()
                .collect(joining(" or "));
    }

    private String onSignIn(Asker asker, Decision decision) {
        var answer = signIns.computeIfAbsent(asker, this::signIn);
        var codes = answer.errors().stream()
                .filter(error -> error.path("path").size() < 3
                        || error.at("/path/2").asString().equals(decision.name()))
                .map(error -> error.at("/extensions/code").asString())
                .toList();
        return Verdict.onValue(answer, codes, answer.json().at("/data/signIn/contact/" + decision.name()));
    }

    /// Once for all fields of the contact: to hash the password takes longer than all else.
    private Answer signIn(Asker asker) {
        var attempt = stage.attempt(asker, "signIn", "");
        var contact = "contact { %s }".formatted(selections("Contact"));
        return stage.clientOf(asker).mutate(attempt.mutation(), attempt.input(), contact);
    }

    private String onWatch(Asker asker, Decision decision) {
        var document = "subscription { %s }".formatted(stage.roots(asker).asking(decision.name(), ""));
        var answer = stage.clientOf(asker).watch(document);
        return Verdict.onValue(
                answer, answer.errorCodes(), answer.json().path("data").path(decision.name()));
    }

    private List<Way> ways(Asker asker, Decision decision) {
        return decision.type().equals("Query")
                ? List.of(Way.of(stage.roots(asker)
                        .asking(decision.name(), decision.row().about())))
                : stage.ways(asker, decision.subject()).stream()
                        .map(way -> way.to(decision.name(), selection(definition(decision))))
                        .toList();
    }

    private static String selection(GraphQLFieldDefinition field) {
        return switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
            case GraphQLNamedSchemaElement connection
            when connection.getName().endsWith("Connection") -> field.getName() + " { nodes { __typename } }";
            case GraphQLNamedSchemaElement result
            when result.getName().endsWith("Result") ->
                field.getName() + " { %s }".formatted(selections(result.getName()));
            case GraphQLCompositeType _ -> field.getName() + " { __typename }";
            default -> field.getName();
        };
    }

    /// Of all fields.
    private static String selections(String type) {
        return SCHEMA.getObjectType(type).getFields().stream()
                .map(AuthorizationMatrixTests::selection)
                .collect(joining(" "));
    }

    private static GraphQLFieldDefinition definition(Decision decision) {
        return SCHEMA.getObjectType(decision.type()).getField(decision.name());
    }

    /// Whatever is refused has changed nothing.
    private String onChange(Asker asker, Decision decision) {
        var attempt = stage.attempt(asker, decision.name(), decision.row().about());
        awaitNothingUnderWay();
        var before = state();
        var answer = clientOf(asker, attempt).mutate(attempt.mutation(), attempt.input(), payload(decision));
        var verdict = Verdict.onChange(answer, answer.json().path("data").path(attempt.mutation()));
        return verdict.equals("yes") || state().equals(before) ? verdict : verdict + AND_YET_CHANGED;
    }

    private HelpdeskClient clientOf(Asker asker, Attempt attempt) {
        return Objects.requireNonNullElseGet(attempt.instead(), () -> stage.clientOf(asker));
    }

    private static String payload(Decision decision) {
        var payload = (GraphQLObjectType)
                GraphQLTypeUtil.unwrapAll(definition(decision).getType());
        return payload.getFields().stream()
                .filter(field -> !field.getName().equals("userErrors"))
                .map(AuthorizationMatrixTests::selection)
                .collect(joining(" "));
    }

    private String onRefusal(Asker asker, Decision decision) {
        return refusals.computeIfAbsent(List.of(asker, decision.type()), _ -> refusal(asker, decision.type()))
                .verdict(decision.name());
    }

    /// @param reason null, or missing, if the caller does not hear it
    private record Refusal(Answer answer, JsonNode reason, boolean isChange) {

        String verdict(String field) {
            var verdict = Verdict.onValue(answer, answer.errorCodes(), reason.path(field));
            return isChange ? verdict + AND_YET_CHANGED : verdict;
        }
    }

    /// With all its fields at once.
    private Refusal refusal(Asker asker, String type) {
        var attempt = stage.refusedAttempt(asker, type);
        var selection =
                "query { __typename } reasons: userErrors { ... on %s { %s } }".formatted(type, selections(type));
        awaitNothingUnderWay();
        var before = state();
        var answer = clientOf(asker, attempt).mutate(attempt.mutation(), attempt.input(), selection);
        var reason = answer.json()
                .path("data")
                .path(attempt.mutation())
                .path("reasons")
                .path(0);
        return new Refusal(answer, reason, !state().equals(before));
    }

    /// No mail, and no purge of a batch.
    private void awaitNothingUnderWay() {
        await().pollDelay(Duration.ZERO)
                .until(() -> database.sql("""
                    SELECT (SELECT COUNT(*) FROM portal_mail WHERE mail_due_at IS NOT NULL) + (SELECT COUNT(*) FROM purge_job)
                    """).query(Integer.class).single() == 0);
    }

    /// Of all that is stored.
    private List<String> state() {
        return database.sql(checksums)
                .query((row, _) -> row.getString(1) + " " + row.getString(2))
                .list();
    }
}
