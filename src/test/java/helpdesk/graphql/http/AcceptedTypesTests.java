package helpdesk.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import helpdesk.api.RawServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@HelpdeskTest
class AcceptedTypesTests {

    private static final String NOT_VALID = "{ nothing }";

    private static final String SUBSCRIPTION = "subscription { purgeProgress(id: \\\"x\\\") { id } }";

    final RawServer server;

    AcceptedTypesTests(@LocalServerPort int port) {
        server = new RawServer(port);
    }

    /// A refused document shows the type and the status that belongs to it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | json",
                "application/graphql-response+json | graphql-response+json",
                "application/graphql-response+json; charset=utf-8, application/json; charset=utf-8 |"
                        + " graphql-response+json",
                "application/graphql-response+json;charset=UTF-8 | graphql-response+json",
                "application/json, application/graphql-response+json | json",
                "application/json;q=0.9, application/graphql-response+json | graphql-response+json",
                "application/graphql-response+json;q=0.8, application/json;q=0.9 | json",
                "application/graphql-response+json, application/json;q=0.9 | graphql-response+json",
                "application/graphql-response+json;q=0, application/json;q=0.1 | json",
                "application/json;q=0, */* | graphql-response+json",
                "application/json;q=0, application/* | graphql-response+json",
                "*/* | json",
                "application/* | json",
                "*/*, application/graphql-response+json | graphql-response+json",
                "application/*, application/graphql-response+json | graphql-response+json",
                "*/*;q=0.1, application/graphql-response+json;q=0.05 | json",
                "application/*+json | graphql-response+json",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | json",
                "application/graphql+json, application/json | json",
                "text/event-stream, application/graphql-response+json | graphql-response+json",
                "APPLICATION/JSON;Q=1.0 | json",
            })
    void isTheBestTypeOfTheHeader(String accept, String subtype) {
        var answer = server.query(NOT_VALID, "Accept: " + accept);
        assertThat(answer.headers()).containsEntry("content-type", "application/" + subtype + ";charset=UTF-8");
        assertThat(answer.status()).isEqualTo(subtype.equals("json") ? 200 : 400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json, application/json;q=0.9 | graphql-response+json",
                "application/graphql-response+json;q=0, application/json | json",
                "application/json;q=0, */* | graphql-response+json",
                "*/* | json",
                "text/event-stream | json",
                "text/html | json",
                "application/ | json",
            })
    void isThatOfRefusals(String accept, String subtype) {
        var answer = server.query(NOT_VALID, "Accept: " + accept, "Authorization: Bearer x");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers().get("content-type")).startsWith("application/" + subtype);
    }

    @Test
    void isJsonWithoutTheHeader() {
        assertThat(server.query(NOT_VALID).headers()).containsEntry("content-type", "application/json;charset=UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/json;q=0",
                "*/*;q=0",
                "application/*;q=0, */*;q=0",
                "application/json;q=0, application/graphql-response+json;q=0, */*",
                "text/event-stream;q=0",
                "application/graphql+json",
                "multipart/mixed",
            })
    void isNoneOfOurs(String accept) {
        var answer = server.query("{ __typename }", "Accept: " + accept);
        assertThat(answer.status()).as(answer.text()).isEqualTo(406);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/event-stream",
                "application/json, text/event-stream",
                "application/json, text/event-stream;q=0.1",
                "application/graphql-response+json, application/graphql+json, application/json, text/event-stream,"
                        + " multipart/mixed",
                "text/event-stream, multipart/mixed",
                "text/event-stream; charset=utf-8, */*",
                "text/*, application/json",
            })
    void areEventsForASubscription(String accept) {
        var answer = server.query(SUBSCRIPTION, "Accept: " + accept);
        assertThat(answer.headers().get("content-type")).as(answer.text()).startsWith("text/event-stream");
        assertThat(answer.text()).contains("event:next", "event:complete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/json", "application/json, text/event-stream;q=0"})
    void areNoEventsUnlessTheyAreNamed(String accept) {
        var answer = server.query(SUBSCRIPTION, "Accept: " + accept);
        assertThat(answer.errorCode()).isEqualTo("BAD_USER_INPUT");
    }

    @Test
    void areManyWithoutMuchWork() {
        var many = "a/b,".repeat(300);
        assertThat(server.query("{ __typename }", "Accept: " + many + "application/json")
                        .status())
                .isEqualTo(200);
    }
}
