package helpdesk.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whoever repeats a mutation with its idempotency key gets what it made the first time, and nothing is made twice: not
/// in a row, and not at the same moment.
@HelpdeskTest
class RepetitionTests {

    final HelpdeskClient client;
    final Helpdesk helpdesk;
    final JdbcClient jdbc;

    @SuppressWarnings("NullAway.Init")
    RepetitionFixture fixture;

    @Autowired
    @SuppressWarnings("NullAway.Init") // there is one for each test
    RepetitionTests(HelpdeskClient client, Helpdesk helpdesk, JdbcClient jdbc) {
        this.client = client;
        this.helpdesk = helpdesk;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aDesk() {
        fixture = new RepetitionFixture(client, helpdesk, jdbc);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameAnswerAndHasNoSecondEffect(Creation creation) {
        var input = fixture.input(creation);
        var first = fixture.make(creation, input);
        assertThat(first.refusals(creation.mutation)).isEmpty();
        var rows = fixture.rows();
        assertThat(fixture.make(creation, input)).isEqualTo(first);
        assertThat(fixture.make(creation, input)).isEqualTo(first);
        assertThat(fixture.rows()).isEqualTo(rows);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameAnswerToAllWhoAskAtTheSameMoment(Creation creation) throws InterruptedException {
        var input = fixture.input(creation);
        var before = fixture.rows();
        var answers = fixture.makeAtOnce(creation, Stream.generate(() -> input).limit(8));
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next().refusals(creation.mutation)).isEmpty();
        assertThat(fixture.rows()).isEqualTo(RepetitionFixture.withOneMore(creation, before));
    }

    @Test
    void givesTheSameAnswerWithinADocument() {
        var answer = fixture.client.send("""
            mutation($input: CreateTicketInput!) {
              first: createTicket(input: $input) { ticket { id } } second: createTicket(input: $input) { ticket { id } }
            }
            """, Map.of("input", fixture.input(Creation.TICKET)));
        assertThat(answer.text("first.ticket.id")).isEqualTo(answer.text("second.ticket.id"));
    }

    @ParameterizedTest
    @EnumSource(names = {"NAMESAKE", "TICKET", "NOTE", "COMMENT"})
    void makesAnotherOneWithAnotherKeyOrNone(Creation creation) {
        var input = fixture.input(creation);
        fixture.make(creation, input);
        var made = creation.tables().getFirst();
        var before = fixture.rows().getOrDefault(made, 0);
        input.put("idempotencyKey", fixture.key.toUpperCase(Locale.ROOT));
        fixture.make(creation, input);
        input.remove("idempotencyKey");
        fixture.make(creation, input);
        fixture.make(creation, input);
        assertThat(fixture.rows()).containsEntry(made, before + 3);
    }

    @Test
    void showsWhatWasMadeAsItIsNow() {
        var input = fixture.input(Creation.CONTACT);
        var contact = fixture.make(Creation.CONTACT, input).text("createContact.contact.id");
        fixture.client.mutate("updateContact", Map.of("id", contact, "name", "Maria"), "contact { id }");
        helpdesk.softDeleted(contact);
        var again = fixture.client.mutate("createContact", input, "contact { id name state }");
        assertThat(again.data("createContact.contact"))
                .hasToString("{\"id\":\"%s\",\"name\":\"Maria\",\"state\":\"SOFT_DELETED\"}".formatted(contact));
        assertThat(again.refusals("createContact")).isEmpty();
    }

    @Test
    void showsNothingOfWhatIsBeingPurged() {
        var input = fixture.input(Creation.CONTACT);
        var contact = fixture.make(Creation.CONTACT, input).text("createContact.contact.id");
        assertThat(fixture.makeDuringThePurgeOf(contact, Creation.CONTACT, input)
                        .data("createContact"))
                .hasToString("{\"contact\":null,\"userErrors\":[]}");
        var rating = fixture.input(Creation.RATING, fixture.key + " of the rating");
        fixture.make(Creation.RATING, rating);
        assertThat(fixture.makeDuringThePurgeOf(fixture.requester, Creation.RATING, rating)
                        .data("rateTicket"))
                .hasToString("{\"surveyRating\":null,\"userErrors\":[]}");
    }

    @Test
    void meansNothingToOthers() {
        var kim = fixture.client.withToken(client.tokens()
                .issue(claims ->
                        claims.subject("kim").claim("name", "Kim Agent").claim("roles", List.of("agent"))));
        var input = fixture.input(Creation.TICKET);
        var one = fixture.make(Creation.TICKET, input).text("createTicket.ticket.id");
        var another = kim.mutate("createTicket", input, "ticket { id }").text("createTicket.ticket.id");
        assertThat(another).isNotEqualTo(one);
        assertThat(kim.mutate("createTicket", input, "ticket { id }").text("createTicket.ticket.id"))
                .isEqualTo(another);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedWithOtherInput(Creation creation) {
        var input = fixture.input(creation);
        fixture.make(creation, input);
        var before = fixture.rows();
        var other = new HashMap<>(input);
        switch (creation) {
            case CONTACT -> other.put("customFieldValues", List.of(Map.of("key", fixture.field, "value", "Red")));
            case NAMESAKE -> other.put("address", "Berlin");
            case TICKET -> other.put("subject", "The scanner");
            case NOTE -> other.remove("visibility");
            case COMMENT -> other.put("authorId", fixture.requester);
            case RATING -> other.put("score", 5);
            case FIELD -> other.put("label", "Color");
        }
        assertReused(creation, fixture.make(creation, other));
        assertThat(fixture.rows()).isEqualTo(before);
    }

    @Test
    void isRefusedWithAnotherMutation() {
        fixture.make(Creation.TICKET, fixture.input(Creation.TICKET));
        Stream.of(Creation.CONTACT, Creation.COMMENT, Creation.RATING, Creation.FIELD)
                .forEach(creation -> assertReused(creation, fixture.make(creation, fixture.input(creation))));
    }

    @Test
    void isGrantedToOneOfManyInputsAtTheSameMoment() throws InterruptedException {
        var before = fixture.rows();
        var answers = fixture.makeAtOnce(Creation.TICKET, IntStream.range(0, 8).mapToObj(racer -> {
            var input = fixture.input(Creation.TICKET);
            input.put("subject", "Racer " + racer);
            return input;
        }));
        assertThat(answers.stream().map(answer -> answer.refusals("createTicket")))
                .containsExactlyInAnyOrder(List.of(), List.of("IdempotencyKeyReused"));
        assertThat(fixture.rows()).isEqualTo(RepetitionFixture.withOneMore(Creation.TICKET, before));
    }

    @Test
    void takesNullForAbsent() {
        var input = fixture.input(Creation.NAMESAKE);
        var first = fixture.make(Creation.NAMESAKE, input);
        Stream.of("email", "phone", "customFieldValues").forEach(absent -> input.put(absent, null));
        assertThat(fixture.make(Creation.NAMESAKE, input)).isEqualTo(first);
    }

    @Test
    void remembersNoRefusal() {
        helpdesk.softDeleted(fixture.requester);
        var input = fixture.input(Creation.TICKET);
        assertThat(fixture.refusals(Creation.TICKET, input)).containsExactly("ContactNotActive");
        helpdesk.restored(fixture.requester);
        var made = fixture.make(Creation.TICKET, input);
        assertThat(made.refusals("createTicket")).isEmpty();
        helpdesk.softDeleted(fixture.requester);
        assertThat(fixture.make(Creation.TICKET, input)).isEqualTo(made);
    }

    @Test
    void leavesTheKeyOfARefusalToOtherInput() {
        var input = fixture.input(Creation.TICKET);
        input.put("subject", " ");
        assertThat(fixture.refusals(Creation.TICKET, input)).containsExactly("InvalidInput");
        input.put("subject", "The printer");
        assertThat(fixture.refusals(Creation.TICKET, input)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"erika@example.com", "𝔎𝔢𝔶 👩🏽‍🚀", "' OR 1=1 --"})
    void takesAnyTextForAKey(String start) {
        var input = fixture.input(Creation.TICKET, start + fixture.key);
        var first = fixture.make(Creation.TICKET, input);
        assertThat(first.refusals("createTicket")).isEmpty();
        assertThat(fixture.make(Creation.TICKET, input)).isEqualTo(first);
    }

    @Test
    void takesKeysOfOneToTwoHundredAndFiftyFiveCharacters() {
        var longest = fixture.key + "👩".repeat(255 - fixture.key.length());
        assertThat(fixture.refusals(Creation.TICKET, fixture.input(Creation.TICKET, longest)))
                .isEmpty();
        for (var wrong : List.of("", longest + "👩")) {
            var refused = fixture.make(Creation.TICKET, fixture.input(Creation.TICKET, wrong));
            assertThat(refused.refusals("createTicket")).containsExactly("InvalidInput");
            assertThat(refused.data("createTicket.userErrors.0.field")).hasToString("[\"input\",\"idempotencyKey\"]");
        }
    }

    private static void assertReused(Creation creation, Answer answer) {
        assertThat(answer.data(creation.mutation + ".userErrors")).hasToString("""
            [{"__typename":"IdempotencyKeyReused",\
            "message":"Another request was sent with this idempotency key before; use a new key",\
            "code":"IDEMPOTENCY_KEY_REUSED","field":["input","idempotencyKey"]}]\
            """);
    }
}
