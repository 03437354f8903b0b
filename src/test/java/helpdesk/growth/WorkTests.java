package helpdesk.growth;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import helpdesk.contact.EmailAddress;
import helpdesk.contact.PhoneNumber;
import helpdesk.graphql.usererror.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/// Whatever a text holds, in whichever field, it makes little more work than one of as many small letters, and a text
/// twice as long makes about twice the work.
@HelpdeskTest
class WorkTests {

    /// In UTF-16 units: legal for a comment, and long enough to tell the square of the length from the length.
    private static final int LENGTH = 24_000;

    @Autowired
    HelpdeskClient client;

    @Autowired
    Helpdesk helpdesk;

    private final Map<String, Object> values = new HashMap<>();

    @BeforeEach
    void aHelpdesk() {
        var contact = helpdesk.aContact();
        values.putAll(Map.ofEntries(
                entry("id", contact),
                entry("ticketId", helpdesk.aTicketOf(helpdesk.aContact())),
                entry("phone", "+4930901820"),
                entry("password", Portal.PASSWORD),
                entry("key", aChoice()),
                entry("type", "CHOICE"),
                entry("status", "OPEN"),
                entry("score", 3)));
        Stream.of("contactId", "requesterId", "authorId", "raterId").forEach(name -> values.put(name, contact));
    }

    /// Of the types of custom fields the one that had no limit of its own; text is checked as all text is.
    private String aChoice() {
        var key = Helpdesk.newFieldKey();
        var input = Map.of("key", key, "label", "A choice", "type", "CHOICE", "choices", List.of("Gold"));
        assertThat(client.asAgent()
                        .mutate("defineCustomField", input, "customField { key }")
                        .refusals("defineCustomField"))
                .isEmpty();
        return key;
    }

    /// Of contacts that have signed in. Their texts are checked like those of signing up and in, but a contact cannot
    /// send many: wrong passwords slow it down.
    private static final Set<String> OF_CONTACTS = Set.of("changePassword", "requestEmailChange", "confirmEmailChange");

    /// Every text of every other input, by the fields that lead to it.
    static Stream<Arguments> texts() {
        return SchemaFiles.schema().getMutationType().getFields().stream()
                .filter(mutation -> !OF_CONTACTS.contains(mutation.getName()))
                .flatMap(mutation -> texts(inputOf(mutation)).map(path -> Arguments.of(mutation, path)));
    }

    private static GraphQLInputObjectType inputOf(GraphQLFieldDefinition mutation) {
        return (GraphQLInputObjectType)
                GraphQLTypeUtil.unwrapAll(mutation.getArgument("input").getType());
    }

    private static Stream<List<String>> texts(GraphQLInputObjectType input) {
        return input.getFields().stream().flatMap(field -> switch (GraphQLTypeUtil.unwrapAll(field.getType())) {
            case GraphQLInputObjectType nested ->
                texts(nested)
                        .map(path -> Stream.concat(Stream.of(field.getName()), path.stream())
                                .toList());
            case GraphQLScalarType scalar
            when !List.of("Int", "Boolean").contains(scalar.getName()) -> Stream.of(List.of(field.getName()));
            default -> Stream.of();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("texts")
    void growsWithTheLengthOfATextAlone(GraphQLFieldDefinition mutation, List<String> path) {
        Growth.ofRequests(text -> send(mutation, input(inputOf(mutation), path, text)))
                .assertWithLengthAlone(LENGTH);
    }

    static Stream<String> reads() {
        return Stream.of(
                "query($x: ID!) { contact(id: $x) { id } }",
                "query($x: ID!) { node(id: $x) { id } }",
                "query($x: [ID!]!) { nodes(ids: $x) { id } }",
                "query($x: String) { contacts(filter: { search: $x }) { nodes { id } } }",
                "query($x: String) { contacts(after: $x) { nodes { id } } }",
                "query($x: String) { contacts(last: 1, before: $x) { nodes { id } } }");
    }

    @ParameterizedTest
    @MethodSource("reads")
    void growsWithTheLengthOfAnArgumentAlone(String document) {
        Growth.ofRequests(text -> assertServed(client.asAgent().send(document, Map.of("x", text))))
                .assertWithLengthAlone(LENGTH);
    }

    /// A value is all that is read of a contact, and not what else its field has to choose from.
    @Test
    void showsValuesAsFastHoweverManyChoicesTheirFieldsHave() {
        var few = contactsWithChoicesOf("Few", List.of("Gold"));
        var many = contactsWithChoicesOf(
                "Many",
                Stream.concat(Stream.of("Gold"), IntStream.range(100, 199).mapToObj(number -> number + "x".repeat(197)))
                        .toList());
        var benign = Work.OF_ALL_THREADS.leastOf(3, () -> assertShown(few));
        assertThat(Work.OF_ALL_THREADS.leastOf(3, () -> assertShown(many))).isLessThan(3 * benign + 20_000_000);
    }

    /// Twenty contacts, each with values for thirty such fields; returns how their names begin.
    private String contactsWithChoicesOf(String name, List<String> choices) {
        var keys = Stream.generate(Helpdesk::newFieldKey).limit(30).toList();
        keys.forEach(key -> assertThat(client.asAgent()
                        .mutate(
                                "defineCustomField",
                                Map.of("key", key, "label", "A choice", "type", "CHOICE", "choices", choices),
                                "customField { key }")
                        .refusals("defineCustomField"))
                .isEmpty());
        var chosen =
                keys.stream().map(key -> Map.of("key", key, "value", "Gold")).toList();
        var names = name + " " + keys.getFirst();
        IntStream.range(0, 20).forEach(_ -> helpdesk.aContact(Map.of("name", names, "customFieldValues", chosen)));
        return names;
    }

    private void assertShown(String names) {
        var page = ": contacts(filter: { search: $x }) { nodes { customFieldValues { value } } } ";
        var pages = IntStream.range(0, 10)
                .mapToObj(number -> "p" + number + page)
                .collect(joining("", "query($x: String) { ", "}"));
        var nodes = client.asAgent().send(pages, Map.of("x", names)).data("p9.nodes");
        assertThat(nodes.size()).isEqualTo(20);
        assertThat(nodes.path(19).path("customFieldValues").size()).isEqualTo(30);
    }

    /// Beside the other fields of a request the short ones make no work at all that could be told: they are checked
    /// many times here.
    static Stream<Arguments> checks() {
        return Stream.of(
                Arguments.of("a comment", 25_000, 1, check(text -> Text.lines(text, 50_000))),
                Arguments.of("an address", 500, 10, check(text -> Text.lines(text, 1_000))),
                Arguments.of("a name", 100, 20, check(text -> Text.line(text, 200))),
                Arguments.of(
                        "an e-mail address",
                        127,
                        50,
                        check(text -> EmailAddress.of(text).address())),
                Arguments.of(
                        "a local part",
                        120,
                        50,
                        check(text -> EmailAddress.of(text + "@a.io").address())),
                Arguments.of(
                        "a domain",
                        120,
                        50,
                        check(text -> EmailAddress.of("a@" + text).address())),
                Arguments.of(
                        "a phone number",
                        19,
                        50,
                        check(text -> PhoneNumber.of("+" + text).number())));
    }

    /// A refusal is as good as a value.
    private static Consumer<String> check(UnaryOperator<String> check) {
        return text -> {
            try {
                assertThat(check.apply(text)).isNotEmpty();
            } catch (IllegalArgumentException refusal) {
                assertThat(refusal).hasMessageStartingWith("This");
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void growsWithTheLengthOfWhatIsCheckedAlone(String name, int length, int times, Consumer<String> check) {
        Growth.ofCalls(times, check).assertWithLengthAlone(length);
    }

    private void send(GraphQLFieldDefinition mutation, Map<String, Object> input) {
        assertServed(client.asPrivacyOfficer().mutate(mutation.getName(), input, "query { __typename }"));
    }

    /// Done or refused.
    private static void assertServed(Answer answer) {
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.errorCodes()).isSubsetOf("BAD_USER_INPUT", "INVALID_CURSOR");
    }

    /// An input with the text at the end of the path, and beside it what has to be there and is legal.
    private Map<String, Object> input(GraphQLInputObjectType type, List<String> path, String text) {
        var input = new HashMap<String, Object>();
        // Another one each time: whoever tries many passwords for one is slowed down
        values.put("email", Helpdesk.newEmail());
        type.getFields().stream()
                .filter(field -> GraphQLTypeUtil.isNonNull(field.getType()))
                .forEach(field -> input.put(field.getName(), values.getOrDefault(field.getName(), "Gold")));
        var field = type.getField(path.getFirst());
        var value = path.size() == 1 ? text : input(nested(field), path.subList(1, path.size()), text);
        input.put(
                field.getName(),
                GraphQLTypeUtil.isList(GraphQLTypeUtil.unwrapNonNull(field.getType())) ? List.of(value) : value);
        return input;
    }

    private static GraphQLInputObjectType nested(GraphQLInputObjectField field) {
        return (GraphQLInputObjectType) GraphQLTypeUtil.unwrapAll(field.getType());
    }
}
