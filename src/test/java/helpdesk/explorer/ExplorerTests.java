package helpdesk.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import helpdesk.api.SchemaFiles;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/// What a browser gets to see, over real HTTP; that it likes it is shown by a real one, in `src/test/clients/explorer`.
@SpringBootTest(webEnvironment = RANDOM_PORT, classes = ExplorerTests.ExplorerServer.class)
@AutoConfigureRestTestClient
class ExplorerTests {

    private static final Pattern REFERENCE =
            Pattern.compile("(?:src=|href=|url\\(|from )[\"']([^\"'/#:][^\"'#:]*)[\"'#]");

    /// Served by the API, which is not part of this test.
    private static final String SCHEMA = "../graphql/schema";

    @Autowired
    private RestTestClient browser;

    @ComponentScan
    @ConfigurationPropertiesScan
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
    })
    static class ExplorerServer {

        @Bean
        GraphQlSource schema() {
            return GraphQlSource.builder(SchemaFiles.schema()).build();
        }
    }

    /// Also behind a proxy that serves it under another path and says nothing about it.
    @ParameterizedTest
    @CsvSource({"/graphiql, ''", "/graphiql/, ''", "/graphiql, /helpdesk", "/graphiql/, /helpdesk"})
    void servesThePageWithAndWithoutATrailingSlash(String address, String prefix) {
        var page = browser.get()
                .uri(address)
                .exchangeSuccessfully()
                .expectHeader()
                .contentType("text/html;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var base = URI.create(prefix + address).resolve(first("<base href=\"(.*)\">", page));
        assertThat(base).hasToString(prefix + "/graphiql/");
        assertThat(base.resolve(first("data-endpoint=\"(\\S*)\"", page))).hasToString(prefix + "/graphql");
    }

    private static String first(String pattern, @Nullable String text) {
        return Pattern.compile(pattern)
                .matcher(String.valueOf(text))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "theme.css, text/css",
        "explorer.css, text/css",
        "reference.css, text/css",
        "explorer.js, text/javascript",
        "editors.js, text/javascript",
        "examples.js, text/javascript",
        "stream.js, text/javascript",
        "tabs.js, text/javascript",
        "token.js, text/javascript",
        "icon.svg, image/svg+xml",
        "lib/graphiql.min.css, text/css",
        "lib/graphiql.min.js, text/javascript",
        "lib/react.production.min.js, text/javascript",
        "lib/react-dom.production.min.js, text/javascript",
        "examples.json, application/json",
        "reference, text/html;charset=UTF-8",
    })
    void servesFilesUnderThePolicyAndAsWhatTheyAre(String file, String type) {
        browser.get()
                .uri("/graphiql/" + file)
                .exchangeSuccessfully()
                .expectHeader()
                .contentType(type)
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectHeader()
                .valueEquals("Referrer-Policy", "no-referrer")
                .expectHeader()
                .value("Content-Security-Policy", ExplorerTests::assertThatNothingForeignOrInlineIsAllowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reference", "theme.css", "explorer.css", "reference.css", "explorer.js", "tabs.js"})
    void refersOnlyToFilesThatItServes(String file) {
        assertThat(referencesIn(bodyOf("/graphiql/" + file)))
                .filteredOn(reference -> !reference.equals(SCHEMA))
                .allSatisfy(reference -> assertThat(statusOf(
                                URI.create("/graphiql/").resolve(reference).toString()))
                        .isEqualTo(200));
    }

    @Test
    void findsReferencesAtAll() {
        assertThat(referencesIn(bodyOf("/graphiql")))
                .contains("explorer.css", "explorer.js", "lib/graphiql.min.js", "reference", SCHEMA);
        assertThat(referencesIn(bodyOf("/graphiql/reference"))).contains("reference.css", "./", SCHEMA);
        assertThat(referencesIn(bodyOf("/graphiql/explorer.css"))).containsExactly("lib/graphiql.min.css", "theme.css");
        assertThat(referencesIn(bodyOf("/graphiql/explorer.js")))
                .containsExactly("./examples.js", "./stream.js", "./tabs.js", "./token.js");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explorer.js", "lib/graphiql.min.js", "lib/graphiql.min.css", "reference"})
    void sendsNothingAgainThatTheBrowserHas(String file) {
        var first =
                browser.get().uri("/graphiql/" + file).exchangeSuccessfully().returnResult(byte[].class);
        var tag = Objects.requireNonNull(first.getResponseHeaders().getETag());
        assertThat(tag).startsWith("W/");
        assertThat(first.getResponseHeaders().getLastModified()).isEqualTo(-1);
        browser.get()
                .uri("/graphiql/" + file)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void leavesOutTheFontsThatThePolicyRefuses() {
        assertThat(bodyOf("/graphiql/lib/graphiql.min.css"))
                .contains(".graphiql-container")
                .doesNotContain("@font-face");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/graphiql/lib/index.html", "/graphiql/lib/render.js"})
    void keepsThePageOfTheWebJarOut(String address) {
        assertThat(statusOf(address)).isEqualTo(404);
    }

    @Test
    void offersNoTokensByItself() {
        assertThat(bodyOf("/graphiql")).contains("data-development-tokens=\"false\"");
        assertThat(statusOf("/graphiql/development-tokens.json")).isEqualTo(404);
    }

    @Nested
    @TestPropertySource(properties = "helpdesk.explorer.development-tokens=true")
    class WithDevelopmentTokens {

        @Test
        void tellsThePageToFetchThem() {
            assertThat(bodyOf("/graphiql")).contains("data-development-tokens=\"true\"");
        }
    }

    @Nested
    @TestPropertySource(properties = "spring.graphql.schema.introspection.enabled=false")
    class WithoutIntrospection {

        @Test
        void hasNoReference() {
            assertThat(statusOf("/graphiql/reference")).isEqualTo(404);
            assertThat(referencesIn(bodyOf("/graphiql")))
                    .doesNotContain("reference", SCHEMA)
                    .contains("explorer.js");
        }
    }

    @Nested
    @TestPropertySource(properties = "helpdesk.explorer.enabled=false")
    class SwitchedOff {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/graphiql",
                    "/graphiql/",
                    "/graphiql/explorer.js",
                    "/graphiql/examples.json",
                    "/graphiql/reference"
                })
        void leavesNothingBehind(String address) {
            assertThat(statusOf(address)).isEqualTo(404);
        }
    }

    private static void assertThatNothingForeignOrInlineIsAllowed(String policy) {
        assertThat(policy)
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http", "*");
    }

    private static Stream<String> referencesIn(String text) {
        return REFERENCE.matcher(text).results().map(match -> match.group(1));
    }

    private String bodyOf(String address) {
        var body = browser.get()
                .uri(address)
                .exchangeSuccessfully()
                .returnResult(String.class)
                .getResponseBody();
        return assertThat(body).isNotNull().actual();
    }

    private int statusOf(String address) {
        return browser.get()
                .uri(address)
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }
}
