package helpdesk.graphql.error;

import static graphql.validation.ValidationErrorType.*;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.validation.ValidationErrorType;
import helpdesk.HelpdeskTest;
import helpdesk.api.Answer;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.SchemaFiles;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/// What people read about a request that is not valid: a plain sentence and, with an agent's token, what was probably
/// meant. Without a token the sentence contains nothing of the schema.
@HelpdeskTest
class ErrorSentenceTests {

    private static final String UNSPECIFIC = "The request does not match the schema";

    @Autowired
    HelpdeskClient client;

    @Autowired
    Portal portal;

    /// A document, the sentence about it, and what an agent reads in addition.
    record Invalid(ValidationErrorType type, String document, String sentence, String suggestion, boolean isForAll) {

        @Override
        public String toString() {
            return type + " " + document;
        }
    }

    private static Invalid invalid(ValidationErrorType type, String document, String sentence) {
        return new Invalid(type, document, sentence, "", false);
    }

    private static Invalid typo(ValidationErrorType type, String document, String sentence, String suggestion) {
        return new Invalid(type, document, sentence, suggestion, false);
    }

    private static Invalid readable(ValidationErrorType type, String document, String sentence) {
        return new Invalid(type, document, sentence, "", true);
    }

    static final List<Invalid> DOCUMENTS = List.of(
            typo(
                    FieldUndefined,
                    "{ contact(id: \"x\") { nam } }",
                    "Cannot query field 'nam' on type 'Contact'",
                    "Did you mean 'name'?"),
            typo(
                    FieldUndefined,
                    "{ contcat(id: \"x\") { name } }",
                    "Cannot query field 'contcat' on type 'Query'",
                    "Did you mean 'contact'?"),
            typo(
                    FieldUndefined,
                    "{ node(id: \"x\") { jobTitle } }",
                    "Cannot query field 'jobTitle' on type 'Node'",
                    "Did you mean to use '... on Contact'?"),
            typo(
                    FieldUndefined,
                    "{ viewer { displayName } }",
                    "Cannot query field 'displayName' on type 'Viewer'",
                    "Did you mean to use '... on Agent' or '... on Contact'?"),
            typo(
                    FieldUndefined,
                    "{ contacts { edges { ...f } } } fragment f on ContactEdge { node { ... { emial } } }",
                    "Cannot query field 'emial' on type 'Contact'",
                    "Did you mean 'email'?"),
            invalid(
                    FieldUndefined,
                    "{ contact(id: \"x\") { somethingElseEntirely } }",
                    "Cannot query field 'somethingElseEntirely' on type 'Contact'"),
            invalid(
                    SubselectionRequired,
                    "{ contact(id: \"x\") }",
                    "Field 'contact' of type 'Contact' must have a selection of fields"),
            invalid(
                    SubselectionNotAllowed,
                    "{ contact(id: \"x\") { name { first } } }",
                    "Field 'name' must not have a selection, because type 'String' has no fields"),
            readable(
                    FieldsConflict,
                    "{ a: contact(id: \"x\") { id } a: ticket(id: \"x\") { id } }",
                    "'a' stands for different fields; use different aliases"),
            readable(
                    FieldsConflict,
                    "{ contact(id: \"x\") { id } contact(id: \"y\") { id } }",
                    "Field 'contact' has different arguments here; use different aliases"),
            invalid(
                    FieldsConflict,
                    "{ node(id: \"x\") { ... on Contact { state } ... on Purge { state } } }",
                    "Field 'state' has different types here; use different aliases"),
            typo(
                    UnknownArgument,
                    "{ contacts(frist: 1) { totalCount } }",
                    "Unknown argument 'frist' on field 'contacts'",
                    "Did you mean 'first'?"),
            invalid(
                    MissingFieldArgument,
                    "{ contact { name } }",
                    "Argument 'id' of field 'contact' is required; its type is 'ID!'"),
            invalid(
                    MissingDirectiveArgument,
                    "{ viewer @include { __typename } }",
                    "Argument 'if' of directive '@include' is required; its type is 'Boolean!'"),
            invalid(
                    NullValueForNonNullArgument,
                    "{ contact(id: null) { name } }",
                    "Argument 'id' of field 'contact' must not be null; its type is 'ID!'"),
            invalid(
                    WrongType,
                    "{ contacts(first: \"Mustermann\") { totalCount } }",
                    "Argument 'first' of field 'contacts' must be of type 'Int'"),
            invalid(
                    WrongType,
                    "{ viewer @include(if: \"Mustermann\") { __typename } }",
                    "Argument 'if' of directive '@include' must be of type 'Boolean'"),
            typo(
                    WrongType,
                    "{ contacts(filter: { state: ACTVE }) { totalCount } }",
                    "Argument 'filter.state' of field 'contacts' must be a value of the enum 'ContactState'",
                    "Did you mean 'ACTIVE'?"),
            typo(
                    WrongType,
                    "{ contacts(filter: { state: \"ACTIVE\" }) { totalCount } }",
                    "Argument 'filter.state' of field 'contacts' must be a value of the enum 'ContactState'",
                    "Did you mean 'ACTIVE'?"),
            typo(
                    WrongType,
                    "{ contacts(filter: { serach: \"Mustermann\" }) { totalCount } }",
                    "Argument 'filter.serach' of field 'contacts' is not a field of type 'ContactFilter'",
                    "Did you mean 'search'?"),
            invalid(
                    WrongType,
                    "{ contacts(filter: \"Mustermann\") { totalCount } }",
                    "Argument 'filter' of field 'contacts' must be an object of type 'ContactFilter'"),
            invalid(
                    WrongType,
                    "{ nodes(ids: [\"x\", 1.5]) { id } }",
                    "Argument 'ids[1]' of field 'nodes' must be of type 'ID'"),
            invalid(
                    WrongType,
                    "{ nodes(ids: [\"x\", null]) { id } }",
                    "Argument 'ids[1]' of field 'nodes' must not be null; its type is 'ID!'"),
            invalid(
                    WrongType,
                    "mutation { softDeleteContact(input: {}) { query { __typename } } }",
                    "Argument 'input.id' of field 'softDeleteContact' is required; its type is 'ID!'"),
            typo(
                    UnknownDirective,
                    "{ viewer @skpi(if: true) { __typename } }",
                    "Unknown directive '@skpi'",
                    "Did you mean '@skip'?"),
            typo(
                    UnknownDirective,
                    "{ viewer @skip(if: true, iff: true) { __typename } }",
                    "Unknown argument 'iff' on directive '@skip'",
                    "Did you mean 'if'?"),
            invalid(
                    MisplacedDirective,
                    "query @skip(if: true) { viewer { __typename } }",
                    "Directive '@skip' cannot be used here"),
            typo(UnknownType, "{ viewer { ... on Agnet { id } } }", "Unknown type 'Agnet'", "Did you mean 'Agent'?"),
            typo(
                    UnknownType,
                    "{ viewer { ...f } } fragment f on Agnet { id }",
                    "Unknown type 'Agnet'",
                    "Did you mean 'Agent'?"),
            typo(
                    UnknownType,
                    "query($x: ContactFiler) { contacts(filter: $x) { totalCount } }",
                    "Unknown type 'ContactFiler'",
                    "Did you mean 'ContactFilter'?"),
            invalid(
                    InlineFragmentTypeConditionInvalid,
                    "{ viewer { ... on ContactState { id } } }",
                    "A fragment cannot be on type 'ContactState', which has no fields"),
            invalid(
                    FragmentTypeConditionInvalid,
                    "{ viewer { ...f } } fragment f on ContactState { id }",
                    "A fragment cannot be on type 'ContactState', which has no fields"),
            new Invalid(
                    UndefinedFragment,
                    "{ viewer { ...nmae } } fragment name on Agent { displayName }",
                    "Unknown fragment 'nmae'",
                    "Did you mean 'name'?",
                    true),
            invalid(
                    InvalidFragmentType,
                    "{ viewer { ... on Ticket { id } } }",
                    "A fragment on type 'Ticket' cannot be used on type 'Viewer', which is never a 'Ticket'"),
            invalid(
                    InvalidFragmentType,
                    "{ viewer { ...f } } fragment f on Ticket { id }",
                    "A fragment on type 'Ticket' cannot be used on type 'Viewer', which is never a 'Ticket'"),
            readable(
                    UnusedFragment,
                    "{ viewer { __typename } } fragment f on Ticket { id }",
                    "Fragment 'f' is never used"),
            new Invalid(
                    UndefinedVariable,
                    "query($contact: ID!, $x: ID!) { contact(id: $contcat) { id } node(id: $x) { id } }",
                    "Variable '$contcat' is not defined by the operation",
                    "Did you mean '$contact'?",
                    true),
            readable(UnusedVariable, "query($x: ID) { viewer { __typename } }", "Variable '$x' is never used"),
            invalid(
                    NonInputTypeOnVariable,
                    "query($x: [Contact!]) { node(id: $x) { id } }",
                    "Variable '$x' cannot have type '[Contact!]', which is not an input type"),
            invalid(
                    VariableTypeMismatch,
                    "query($x: Int) { contact(id: $x) { id } }",
                    "Variable '$x' cannot be used here, where type 'ID!' is expected"),
            invalid(
                    VariableTypeMismatch,
                    "query($x: Int) { contacts(filter: { search: $x }) { totalCount } }",
                    "Variable '$x' cannot be used here, where type 'String' is expected"),
            invalid(
                    VariableTypeMismatch,
                    "query($x: Int) { nodes(ids: [$x]) { id } }",
                    "Variable '$x' cannot be used here, where type 'ID!' is expected"),
            typo(
                    BadValueForDefaultArg,
                    "query($x: ContactState = ACTVE) { contacts(filter: { state: $x }) { totalCount } }",
                    "The default value of variable '$x' must be a value of the enum 'ContactState'",
                    "Did you mean 'ACTIVE'?"),
            readable(
                    LoneAnonymousOperationViolation,
                    "{ viewer { __typename } } query a { viewer { __typename } }",
                    "Each operation needs a name if the document contains several"),
            readable(
                    NonExecutableDefinition,
                    "{ viewer { __typename } } type Ticket { id: ID }",
                    "A document must contain only operations and fragments"),
            readable(
                    DuplicateOperationName,
                    "query a { viewer { __typename } } query a { viewer { __typename } }",
                    "There can be only one operation named 'a'"),
            readable(
                    DuplicateFragmentName,
                    "{ viewer { ...f } } fragment f on Agent { id } fragment f on Agent { id }",
                    "There can be only one fragment named 'f'"),
            readable(
                    DuplicateArgumentNames,
                    "{ contact(id: \"x\", id: \"x\") { id } }",
                    "There can be only one argument named 'id'"),
            readable(
                    DuplicateVariableName,
                    "query($x: ID!, $x: ID!) { contact(id: $x) { id } }",
                    "There can be only one variable named '$x'"),
            readable(
                    UniqueObjectFieldName,
                    "{ contacts(filter: { search: \"a\", search: \"a\" }) { totalCount } }",
                    "There can be only one input field named 'search'"),
            readable(
                    SubscriptionMultipleRootFields,
                    "subscription { a: purgeProgress(id: \"x\") { id } b: purgeProgress(id: \"x\") { id } }",
                    "A subscription must select exactly one root field"),
            readable(
                    SubscriptionIntrospectionRootField,
                    "subscription { __typename }",
                    "A subscription must not select an introspection field at its root"));

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void tellsAnAgentWhatWasMeant(Invalid invalid) {
        var rest = invalid.suggestion().isEmpty() ? "" : ". " + invalid.suggestion();
        assertThat(sentences(client.asAgent().send(invalid.document()))).contains(invalid.sentence() + rest);
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void tellsAnonymousCallersNothingOfTheSchema(Invalid invalid) {
        assertThat(sentences(client.asAnonymous().send(invalid.document())))
                .contains(invalid.isForAll() ? invalid.sentence() : UNSPECIFIC);
    }

    @Test
    void tellsContactsWhatIsWrong() {
        var contact = portal.aVisitor().client();
        assertThat(DOCUMENTS)
                .allSatisfy(invalid -> assertThat(sentences(contact.send(invalid.document())))
                        .contains(invalid.sentence())
                        .noneMatch(sentence -> sentence.contains("Did you mean")));
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void isAboutWhatTheEngineFinds(Invalid invalid) {
        var found = ParseAndValidate.validate(SchemaFiles.schema(), Parser.parse(invalid.document()), Locale.ENGLISH);
        assertThat(found).extracting(error -> error.getValidationErrorType()).contains(invalid.type());
    }

    @ParameterizedTest
    @FieldSource("DOCUMENTS")
    void hasACodeAndALocation(Invalid invalid) {
        var answer = client.asAgent().send(invalid.document());
        assertThat(answer.errorCodes()).containsOnly("GRAPHQL_VALIDATION_FAILED");
        assertThat(answer.errors())
                .allSatisfy(error ->
                        assertThat(error.at("/locations/0/line").asInt()).isEqualTo(1));
        assertThat(answer.text()).doesNotContain("Mustermann");
    }

    /// The others are of engines with other rules or, like cycles of fragments, found before the engine would.
    @Test
    void isThereForEveryTypeOfError() {
        var told = DOCUMENTS.stream().map(Invalid::type).collect(Collectors.toSet());
        assertThat(EnumSet.complementOf(EnumSet.copyOf(told)))
                .containsExactlyInAnyOrder(
                        MaxValidationErrorsReached,
                        DefaultForNonNullArgument,
                        InvalidSyntax,
                        VariableNotAllowed,
                        FragmentCycle,
                        DuplicateDirectiveName,
                        DuplicateIncrementalLabel,
                        UnknownOperation);
    }

    @Test
    void isOneForEachMistake() {
        assertThat(sentences(client.asAgent().send("{ contact(id: null, nme: 1) { nam { x } } }")))
                .containsExactlyInAnyOrder(
                        "Argument 'id' of field 'contact' must not be null; its type is 'ID!'",
                        "Unknown argument 'nme' on field 'contact'",
                        "Cannot query field 'nam' on type 'Contact'. Did you mean 'name'?");
    }

    /// Variables of one operation, and the sentences about them.
    record Unfit(String operation, String variables, List<String> sentences) {}

    private static Unfit create(String input, String... sentences) {
        var operation = "mutation($input: CreateContactInput!) { createContact(input: $input) { contact { id } } }";
        return new Unfit(operation, input.isEmpty() ? "{}" : "{\"input\":" + input + "}", List.of(sentences));
    }

    private static Unfit list(String variable, String value, String... sentences) {
        var operation = "query($filter: ContactFilter, $first: Int = 1, $ids: [ID!] = []) {"
                + " contacts(filter: $filter, first: $first) { totalCount } nodes(ids: $ids) { id } }";
        return new Unfit(operation, "{\"" + variable + "\":" + value + "}", List.of(sentences));
    }

    static final List<Unfit> VARIABLES = List.of(
            create(
                    "{\"nam\":\"Mustermann\"}",
                    "Variable '$input.nam' is not a field of type 'CreateContactInput'. Did you mean 'name'?",
                    "Variable '$input.name' is required; its type is 'String!'"),
            create("{\"name\":null}", "Variable '$input.name' must not be null; its type is 'String!'"),
            create("{\"name\":17}", "Variable '$input.name' must be of type 'String'"),
            create("", "Variable '$input' is required; its type is 'CreateContactInput!'"),
            create("null", "Variable '$input' must not be null; its type is 'CreateContactInput!'"),
            create("\"Mustermann\"", "Variable '$input' must be an object of type 'CreateContactInput'"),
            create(
                    "{\"name\":\"Mustermann\",\"customFieldValues\":[{\"key\":\"a\"},{\"kye\":\"b\",\"key\":\"b\"}]}",
                    "Variable '$input.customFieldValues[1].kye' is not a field of type 'CustomFieldValueInput'."
                            + " Did you mean 'key'?"),
            create(
                    "{\"name\":\"Mustermann\",\"Erika Mustermann\":1}",
                    "Variable '$input.…' is not a field of type 'CreateContactInput'"),
            list(
                    "filter",
                    "{\"state\":\"SOFT_DELETE\"}",
                    "Variable '$filter.state' must be a value of the enum 'ContactState'."
                            + " Did you mean 'SOFT_DELETED'?"),
            list(
                    "filter",
                    "{\"state\":1}",
                    "Variable '$filter.state' must be a value of the enum 'ContactState'. Its values are ACTIVE,"
                            + " SOFT_DELETED"),
            list(
                    "filter",
                    "{\"state\":\"SOFT_DELETED\",\"softDeletedAfter\":\"2026-11-22\"}",
                    "Variable '$filter.softDeletedAfter' must be of type 'DateTime'. A time in the format of RFC 3339,"
                            + " with its offset, such as `2026-01-31T09:30:00Z`."),
            list("first", "\"Mustermann\"", "Variable '$first' must be of type 'Int'"),
            list("first", "1e400", "Variable '$first' must be of type 'Int'"),
            list("ids", "[\"x\",null]", "Variable '$ids[1]' must not be null; its type is 'ID!'"),
            list("ids", "[\"x\",{\"Mustermann\":1}]", "Variable '$ids[1]' must be of type 'ID'"));

    @ParameterizedTest
    @FieldSource("VARIABLES")
    void tellsThePathToAVariableThatDoesNotFit(Unfit unfit) {
        var answer = send(client.asAgent(), unfit);
        assertThat(sentences(answer)).containsExactlyElementsOf(unfit.sentences());
        assertThat(answer.errorCodes()).containsOnly("BAD_USER_INPUT");
        assertThat(answer.errors())
                .allSatisfy(error ->
                        assertThat(error.at("/locations/0/line").asInt()).isEqualTo(1));
        assertThat(answer.text()).doesNotContain("Mustermann");
    }

    @ParameterizedTest
    @FieldSource("VARIABLES")
    void tellsAnonymousCallersOnlyThatAVariableDoesNotFit(Unfit unfit) {
        assertThat(sentences(send(client.asAnonymous(), unfit))).isNotEmpty().containsOnly(UNSPECIFIC);
    }

    /// The document is valid, since the variable has a default value.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "query($x: ID = 1) { viewer { __typename } contact(id: $x) { id } }",
                "query($x: Boolean = true) { viewer @include(if: $x) { __typename } }",
                "query($x: ID = 1) { viewer { __typename } a: node(id: $x) { id } b: node(id: $x) { id } }",
                "mutation($x: ID = 1) { softDeleteContact(input: { id: $x }) { query { __typename } } }"
            })
    void tellsThatAVariableIsNullWhereAValueIsNeeded(String operation) {
        var answer = send(client.asAgent(), new Unfit(operation, "{\"x\":null}", List.of()));
        assertThat(sentences(answer)).containsExactly("Variable '$x' must not be null where a value is required");
        assertThat(answer.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void tellsContactsThePathToo() {
        var contact = portal.aVisitor().client();
        assertThat(VARIABLES)
                .allSatisfy(unfit -> assertThat(sentences(send(contact, unfit)))
                        .containsExactlyElementsOf(unfit.sentences().stream()
                                .map(sentence -> sentence.replaceFirst("[.] (Did you mean|Its values|A time) .*", ""))
                                .toList()));
    }

    @Test
    void tellsFiveMistakesAtMost() {
        var ids = "1.5,".repeat(400) + "1.5";
        assertThat(send(client.asAgent(), list("ids", "[" + ids + "]")).errors())
                .hasSize(5);
        assertThat(client.asAgent().send("{ a b c d e f g h }").errors()).hasSize(5);
    }

    private static Answer send(HelpdeskClient client, Unfit unfit) {
        return client.post("{\"query\":\"%s\",\"variables\":%s}".formatted(unfit.operation(), unfit.variables()));
    }

    /// Nothing that may be a value is quoted, and what is quoted is short.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        { contact(                                         | Syntax error at line 1, column 11: unexpected end of the document
        { contact(id: ) { name } }                         | Syntax error at line 1, column 15: unexpected ')'
        { contact(id: "Mustermann) { name } }              | Syntax error at line 1, column 15: unexpected character, or text without an end
        { contacts(filter: { search: Max Mustermann }) }   | Syntax error at line 1, column 45: unexpected '}'
        { "Mustermann" }                                   | Syntax error at line 1, column 3: unexpected word or text
        Mustermann                                         | Syntax error at line 1, column 1: unexpected word or text
        { viewer { id } } }                                | Syntax error at line 1, column 19: unexpected '}'
        { viewer { id } } Mustermann                       | Syntax error at line 1, column 19: unexpected word or text
        { contact(id: Müller) { name } }                   | Syntax error at line 1, column 16: unexpected character, or text without an end
        { contact(id: 12a) { name } }                      | Syntax error at line 1, column 15: unexpected character, or text without an end
        { }                                                | Syntax error at line 1, column 3: unexpected '}'
        """)
    void tellsEverybodyWhereADocumentIsMalformed(String document, String sentence) {
        for (var reader : List.of(client.asAnonymous(), client.asAgent())) {
            var answer = reader.send(document);
            assertThat(sentences(answer)).containsExactly(sentence);
            assertThat(answer.errorCodes()).containsExactly("GRAPHQL_PARSE_FAILED");
            assertThat(answer.errors().getFirst().at("/locations/0/line").asInt())
                    .isEqualTo(1);
            assertThat(answer.text()).doesNotContain("Mustermann");
        }
    }

    private static List<String> sentences(Answer answer) {
        return answer.errors().stream()
                .map(error -> error.path("message").asString())
                .toList();
    }
}
