package helpdesk.portal;

import static graphql.schema.GraphQLTypeUtil.unwrapAll;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import helpdesk.HelpdeskTest;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import helpdesk.api.SchemaFiles;
import helpdesk.contact.EmailAddress;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.RecordingDataSource;
import helpdesk.graphql.CallerNetwork;
import helpdesk.graphql.GlobalId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/// Nobody learns from an answer, from the work behind it or from its time whom the help desk knows (R1), nor a
/// contact what there is beside its own.
@HelpdeskTest
@TestPropertySource(properties = "helpdesk.test.quick-passwords=false")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoOracleTests {

    private static final Logger LOG = LoggerFactory.getLogger(NoOracleTests.class);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final CallerNetwork HERE = CallerNetwork.of(InetAddress.ofLiteral("127.0.0.1"));
    private static final String WRONG = "eleven purple kettles";
    private static final int WARM_UP = 10;
    private static final int SAMPLES = 60;
    private static final double ONE_IN_A_MILLION = 4.9;
    private static final double NOTICEABLE = 0.15;

    private final HelpdeskClient client;
    private final Helpdesk helpdesk;
    private final Portal portal;
    private final JdbcClient database;
    private final PortalCounters counters;
    private final SignInThrottle throttle;
    private final RecordingDataSource statements;

    private Visitor visitor;
    private String own;
    private String somebodyElse;
    private String foreign;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the scene is set once the server is up
    NoOracleTests(
            HelpdeskClient client,
            Helpdesk helpdesk,
            Portal portal,
            JdbcClient database,
            PortalCounters counters,
            SignInThrottle throttle,
            DataSource statements) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.portal = portal;
        this.database = database;
        this.counters = counters;
        this.throttle = throttle;
        this.statements = (RecordingDataSource) statements;
    }

    @TestConfiguration
    static class Recording {

        @Bean
        static BeanPostProcessor recording() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource dataSource ? new RecordingDataSource(dataSource) : bean;
                }
            };
        }
    }

    /// All that a caller can see of an answer, but for what differs each time.
    private record Seen(int status, Map<String, List<String>> headers, String body) {}

    /// Who signs up, or in.
    private record Address(String email, String password) {}

    /// What is seen, and what the database saw.
    private record Told(Seen seen, List<String> statements) {}

    @BeforeAll
    void setTheScene() {
        visitor = portal.aVisitor();
        own = helpdesk.aTicketOf(visitor.id());
        somebodyElse = helpdesk.aContact();
        foreign = helpdesk.aTicketOf(somebodyElse);
    }

    @Test
    void isInSigningUp() {
        var told = addresses().stream()
                .map(address -> told("signUp", Map.of("name", "Somebody", "email", address.email()), "accepted"))
                .toList();
        assertAllAlike(told, "\"accepted\":true", "INSERT INTO portal_mail");
    }

    @Test
    void isInForgettingAPassword() {
        var told = addresses().stream()
                .map(address -> told("requestPasswordReset", Map.of("email", address.email()), "accepted"))
                .toList();
        assertAllAlike(told, "\"accepted\":true", "INSERT INTO portal_mail");
    }

    /// Each by a contact of its own, so that no pause is in the way.
    @Test
    void isInWantingAnAddress() {
        var told = addresses().stream()
                .map(address -> told(
                        portal.aVisitor().client(),
                        "requestEmailChange",
                        Map.of("email", address.email(), "password", Portal.PASSWORD),
                        "accepted"))
                .toList();
        assertAllAlike(told, "\"accepted\":true", "INSERT INTO portal_mail");
    }

    @Test
    void isInSigningIn() {
        var told = addresses().stream()
                .map(address -> told(
                        "signIn",
                        Map.of("email", address.email(), "password", address.password()),
                        "accessToken expiresAt contact { id }"))
                .toList();
        assertAllAlike(told, "InvalidCredentials", "portal_account");
    }

    /// From the fourth password on, whoever has the address, and the right one too.
    @Test
    void isInSlowingDown() {
        var told = addresses().stream().map(this::toldWhenSlowedDown).toList();
        assertAllAlike(told, "\"THROTTLED\"", "portal_counter");
        assertThat(told.getFirst().seen().body()).contains("\"retryAfterSeconds\":31");
        assertThat(told.getFirst().statements()).noneMatch(sql -> sql.contains("portal_account"));
    }

    private Told toldWhenSlowedDown(Address address) {
        for (var attempt = 0; attempt < 3; attempt++) {
            portal.signIn(address.email(), WRONG);
        }
        assertThat(database.sql("UPDATE portal_counter SET opens_at = :later WHERE hash = :hash")
                        .param("later", Columns.of(Instant.now().plusMillis(30_900)))
                        .param("hash", hashOf(address.email()))
                        .update())
                .isOne();
        return told(
                "signIn",
                Map.of("email", address.email(), "password", Portal.PASSWORD),
                "accessToken expiresAt contact { id }");
    }

    private String hashOf(String email) {
        return throttle.hash(EmailAddress.of(email), HERE);
    }

    private static void assertAllAlike(List<Told> told, String body, String statement) {
        assertThat(told).hasSize(7).containsOnly(told.getFirst());
        assertThat(told.getFirst().seen().body()).contains(body);
        assertThat(told.getFirst().statements()).anyMatch(sql -> sql.contains(statement));
    }

    /// Two that have the right password and are shut out, one that has the wrong one, and those without an
    /// account.
    private List<Address> addresses() {
        var softDeleted = portal.aVisitor();
        helpdesk.softDeleted(softDeleted.id());
        var purging = portal.aVisitor();
        beginPurge(purging);
        var purged = portal.aVisitor();
        helpdesk.purged(helpdesk.softDeleted(purged.id()));
        return List.of(
                new Address(Helpdesk.newEmail(), Portal.PASSWORD),
                new Address(portal.aVisitor().email(), WRONG),
                new Address(withoutAccount(false), Portal.PASSWORD),
                new Address(withoutAccount(true), Portal.PASSWORD),
                new Address(softDeleted.email(), Portal.PASSWORD),
                new Address(purging.email(), Portal.PASSWORD),
                new Address(purged.email(), Portal.PASSWORD));
    }

    private String withoutAccount(boolean softDeleted) {
        var email = Helpdesk.newEmail();
        var contact = helpdesk.aContact(Map.of("email", email));
        if (softDeleted) {
            helpdesk.softDeleted(contact);
        }
        return email;
    }

    /// As the first transaction of a purge leaves the contact.
    private void beginPurge(Visitor contact) {
        database.sql("""
            UPDATE contact SET state = 'PURGING', version = version + 1, name = NULL, email = NULL, email_key = NULL
            WHERE email = :email
            """).param("email", contact.email()).update();
    }

    private Told told(String mutation, Map<String, ?> input, String result) {
        return told(client.asAnonymous(), mutation, input, result);
    }

    private Told told(HelpdeskClient caller, String mutation, Map<String, ?> input, String result) {
        var seen = new AtomicReference<Seen>();
        var asked = statements.statementsOf(() -> seen.set(seen(caller, mutation(mutation, input, result))));
        return new Told(seen.get(), asked);
    }

    @Test
    void isInWhoHasAnObject() {
        var questions = Map.of(
                'C', List.of("contact(id: \"%s\") { id email tickets { totalCount } }"),
                'T', List.of("ticket(id: \"%s\") { id requester { displayName } comments { totalCount } }"),
                'M', List.<String>of(),
                'P', List.of("purge(id: \"%s\") { state }"),
                'B', List.of("purgeBatch(id: \"%s\") { state }"));
        notOwn().forEach((type, id) -> Stream.concat(
                        Stream.of("node(id: \"%s\") { __typename id }", "nodes(ids: [\"%s\"]) { __typename id }"),
                        questions.getOrDefault(type, List.of()).stream())
                .forEach(question -> assertThat(ask(question.formatted(id)))
                        .as(question)
                        .isEqualTo(ask(question.formatted(nothing(type))))));
    }

    /// Somebody else's objects, and a note on the visitor's own ticket.
    private Map<Character, String> notOwn() {
        var note = client.asAgent()
                .mutate("addComment", Map.of("ticketId", own, "body", "Hm", "visibility", "PRIVATE"), "comment { id }")
                .text("addComment.comment.id");
        var purge = helpdesk.purged(helpdesk.aSoftDeletedContact()).path("id").asString();
        return Map.of('C', somebodyElse, 'T', foreign, 'M', note, 'P', purge, 'H', hold(), 'B', batch());
    }

    private String hold() {
        return helpdesk.aLegalHold(somebodyElse, "A lawsuit");
    }

    private String batch() {
        return helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact()))
                .path("id")
                .asString();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isInWhatAContactCannotChange(boolean softDeleted) {
        var other = softDeleted ? helpdesk.aSoftDeletedContact() : somebodyElse;
        var others = Map.of('C', other, 'T', foreign, 'H', hold(), 'B', batch());
        attempts().forEach((attempt, input) -> {
            var field = attempt.substring(attempt.indexOf('.') + 1);
            var type = typeOf(attempt, field);
            assertThat(change(attempt, input, field, others.getOrDefault(type, "")))
                    .as(attempt)
                    .isEqualTo(change(attempt, input, field, nothing(type)));
        });
    }

    private static char typeOf(String attempt, String field) {
        return switch (field) {
            case "ticketId" -> 'T';
            case "legalHoldId" -> 'H';
            default -> typeOf(attempt);
        };
    }

    private static char typeOf(String attempt) {
        return switch (attempt) {
            case "updateTicketStatus.id" -> 'T';
            case "startPurgeBatch.id", "cancelPurgeBatch.id" -> 'B';
            default -> 'C';
        };
    }

    @Test
    void isLeftOutOfNoChange() {
        var ids = SchemaFiles.schema().getMutationType().getFields().stream()
                .flatMap(mutation -> inputs(mutation).stream()
                        .filter(field -> unwrapAll(field.getType()).getName().equals("ID"))
                        .map(field -> mutation.getName() + "." + field.getName()));
        assertThat(attempts().keySet()).containsExactlyInAnyOrderElementsOf(ids.toList());
    }

    private static List<GraphQLInputObjectField> inputs(GraphQLFieldDefinition mutation) {
        return ((GraphQLInputObjectType) unwrapAll(mutation.getArgument("input").getType())).getFields();
    }

    /// Every id that goes into a mutation, with what goes in beside it.
    private Map<String, Map<String, ?>> attempts() {
        return Map.ofEntries(
                entry("updateContact.id", Map.of("jobTitle", "Smith")),
                entry("softDeleteContact.id", Map.of()),
                entry("restoreContact.id", Map.of()),
                entry("softDeleteContacts.ids", Map.of()),
                entry("restoreContacts.ids", Map.of()),
                entry("placeLegalHold.contactId", Map.of("reason", "A lawsuit")),
                entry("releaseLegalHold.contactId", Map.of("legalHoldId", hold())),
                entry("releaseLegalHold.legalHoldId", Map.of("contactId", somebodyElse)),
                entry("purgeContact.id", Map.of("previewFingerprint", "another one")),
                entry("preparePurgeBatch.ids", Map.of()),
                entry("startPurgeBatch.id", Map.of("fingerprint", "another one")),
                entry("cancelPurgeBatch.id", Map.of()),
                entry("createTicket.requesterId", Map.of("subject", "Printer", "body", "Words")),
                entry("updateTicketStatus.id", Map.of("status", "CLOSED")),
                entry("addCollaborator.ticketId", Map.of("contactId", visitor.id())),
                entry("addCollaborator.contactId", Map.of("ticketId", own)),
                entry("addComment.ticketId", Map.of("body", "Words")),
                entry("addComment.authorId", Map.of("ticketId", own, "body", "Words")),
                entry("rateTicket.ticketId", Map.of("score", 3)),
                entry("rateTicket.raterId", Map.of("ticketId", own, "score", 3)));
    }

    private Seen change(String attempt, Map<String, ?> input, String field, String id) {
        var whole = new TreeMap<String, Object>(input);
        whole.put(field, id);
        return seen(
                visitor.client(), mutation(attempt.substring(0, attempt.indexOf('.')), whole, "query { __typename }"));
    }

    private Seen ask(String question) {
        return seen(visitor.client(), Map.of("query", "{ " + question + " }"));
    }

    /// A good id of nothing.
    private static String nothing(char type) {
        return new GlobalId(type, EntityId.next()).toString();
    }

    @Test
    void isInTheTimeOfSigningIn() {
        var softDeleted = portal.aVisitor();
        helpdesk.softDeleted(softDeleted.id());
        var emails = Map.<String, Supplier<String>>of(
                "unknown", Helpdesk::newEmail,
                "active", visitor::email,
                "soft-deleted", softDeleted::email);
        assertAllAlike("Signing in", times(emails, email -> {
            counters.delete(List.of(hashOf(email), throttle.hash(EmailAddress.of(email))));
            return () -> portal.signIn(email, WRONG);
        }));
    }

    /// The mails of all of them wait for the worker, or are sent by it, at the same time.
    @Test
    void isInTheTimeOfForgettingAPassword() {
        var softDeleted = portal.aVisitor();
        helpdesk.softDeleted(softDeleted.id());
        var emails = Map.<String, Supplier<String>>of(
                "unknown", Helpdesk::newEmail,
                "active", visitor::email,
                "soft-deleted", softDeleted::email);
        assertAllAlike("Forgetting a password of", times(emails, email -> () -> portal.requestPasswordReset(email)));
    }

    private static void assertAllAlike(String deed, Map<String, double[]> times) {
        assertAlike(deed, times, "unknown", "active");
        assertAlike(deed, times, "unknown", "soft-deleted");
        assertAlike(deed, times, "active", "soft-deleted");
    }

    private static void assertAlike(String deed, Map<String, double[]> times, String one, String other) {
        var test = RankTest.of(times(times, one), times(times, other));
        LOG.info("{} {} and {}: {}", deed, one, other, test);
        assertThat(Math.abs(test.z()) > ONE_IN_A_MILLION && test.difference() > NOTICEABLE)
                .as("%s tells %s from %s", test, one, other)
                .isFalse();
    }

    private static double[] times(Map<String, double[]> times, String kind) {
        return Objects.requireNonNull(times.get(kind), kind);
    }

    /// In turn, so that whatever else the machine does slows all of them down.
    private Map<String, double[]> times(Map<String, Supplier<String>> emails, Function<String, Runnable> deed) {
        var times = new TreeMap<String, double[]>();
        emails.keySet().forEach(kind -> times.put(kind, new double[SAMPLES]));
        for (var round = -WARM_UP; round < SAMPLES; round++) {
            for (var kind : times.keySet()) {
                var email = Objects.requireNonNull(emails.get(kind)).get();
                var timed = deed.apply(email);
                var start = System.nanoTime();
                timed.run();
                times(times, kind)[Math.max(round, 0)] = (System.nanoTime() - start) / 1e6;
            }
        }
        return times;
    }

    private static Map<String, ?> mutation(String name, Map<String, ?> input, String result) {
        var type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + "Input";
        return Map.of(
                "query",
                "mutation($input: %s!) { %s(input: $input) { %s userErrors { __typename message code field } } }"
                        .formatted(type, name, result),
                "variables",
                Map.of("input", input));
    }

    private static Seen seen(HelpdeskClient caller, Map<String, ?> body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + caller.port() + "/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        if (caller.token() != null) {
            request.header("Authorization", "Bearer " + caller.token());
        }
        try {
            return seen(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private static Seen seen(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("x-request-id");
        headers.remove("connection"); // the container closes each connection after some requests, whatever they ask for
        return new Seen(
                response.statusCode(),
                headers,
                response.body().replaceAll("\"requestId\":\"[^\"]+\"", "\"requestId\":\"\""));
    }
}
