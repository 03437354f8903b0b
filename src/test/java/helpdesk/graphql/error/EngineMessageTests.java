package helpdesk.graphql.error;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.development.DevelopmentTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@HelpdeskTest
class EngineMessageTests {

    @LocalServerPort
    int port;

    @Autowired
    DevelopmentTokens tokens;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        Expected a String input, but it was a 'LinkedHashMap' | Expected a String input
        Expected type 'Map' but was 'ArrayList'. Variables for | Expected an object
        argument 'id' with value 'NullValue{}' must not be null | argument 'id' must not be null
        argument 'a' with value 'X{'y'}' is not a valid 'Int' - Expected an AST type of 'Y' | argument 'a' is not a valid 'Int'
        argument 'a' with value 'X' is missing required fields '[name]' | argument 'a' is missing required fields '[name]'
        Bad default value 'StringValue{value='x'}' for type 'Int' | Bad default value for type 'Int'
        Invalid input for enum 'ContactState'. No value found for name 'x' | Invalid input for enum 'ContactState'.
        Field 'name' has coerced Null value for NonNull type 'String!' | Field 'name' has coerced Null value for NonNull type 'String!'
        """)
    void keepsWhatHelpsAndLeavesOutTypesAndValues(String engine, String told) {
        assertThat(EngineMessage.of(engine)).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'SECRET' }",
                "{ contacts(first: 'SECRET) { totalCount } }",
                "{ contacts(filter: { search: 'SECRET\\\\q' }) { totalCount } }",
                "{ contacts(filter: { search: 'a \\\\'SECRET' 'SECRET ) { totalCount } }",
                "{ contacts(first: '''SECRET",
                "{ contacts '''\\nSECRET''' }",
                "query '{SECRET at line 1 column 2 SECRET' { viewer }",
                "{ viewer } 'SECRET'"
            })
    void quotesNoTextOfADocumentThatCannotBeRead(String document) {
        client().body("{\"query\":\"%s\"}".formatted(document.replace("'", "\\\"")))
                .exchange()
                .expectBody(String.class)
                .value(answer -> assertThat(answer)
                        .contains("BAD_USER_INPUT", "nvalid syntax", " at line ")
                        .doesNotContain("SECRET"));
    }

    @Test
    void doesNotGrowWithTheRequest() {
        assertThat(EngineMessage.of("Invalid syntax with offending token '" + "x".repeat(1_000)))
                .hasSize(301)
                .endsWith("…");
    }

    /// Its patterns take time that is quadratic in what they read.
    @Test
    void doesNotReadAMegabyteOfMalice() {
        assertThat(EngineMessage.of(" with value '".repeat(80_000))).isEqualTo("The request does not match the schema");
    }

    /// The engine would say it in German, and the values it quotes would slip through.
    @Test
    void isInEnglishWhateverTheCallerPrefers() {
        client().header("Accept-Language", "de")
                .body("{\"query\":\"{ contacts(first: \\\"Mustermann\\\") { totalCount } }\"}")
                .exchange()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("Validation error (WrongType@[contacts]) : argument 'first' is not a valid 'Int'");
    }

    private RestTestClient.RequestBodySpec client() {
        return RestTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .build()
                .post()
                .uri("/graphql")
                .headers(headers -> headers.setBearerAuth(tokens.agent()))
                .contentType(MediaType.APPLICATION_JSON);
    }
}
