package helpdesk.desk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.boot.test.context.SpringBootTest.WebEnvironment.RANDOM_PORT;

import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a browser gets to see, over real HTTP; that people get along with it is shown by a real one, in
/// `src/test/clients/desk`.
@SpringBootTest(webEnvironment = RANDOM_PORT, classes = DeskTests.DeskServer.class)
@AutoConfigureRestTestClient
class DeskTests {

    private static final Pattern IMPORT_MAP =
            Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"([^\"#]+)\"");
    private static final Pattern STATIC_IMPORT = Pattern.compile("\\b(?:import|from)\\s*['\"]([^'\"]+)['\"]");
    private static final Pattern IMPORTS_NOTHING = Pattern.compile("/text/..\\.js|\\.min\\.js");
    private static final Pattern IMPORT = Pattern.compile("\\b(?:import|from)[\\s(]*['\"]([^'\"]+)['\"]");

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
    static class DeskServer {}

    @Test
    void leadsToItsFolder() {
        browser.get()
                .uri("/desk")
                .exchange()
                .expectStatus()
                .isFound()
                .expectHeader()
                .location("desk/");
    }

    @Test
    void runsNoCodeButItsOwn() throws Exception {
        var map = importMap(bodyOf("/desk/"));
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(map.getBytes(UTF_8)));
        assertThat(policy())
                .startsWith("default-src 'self'; script-src 'self' 'sha256-" + hash + "'; ")
                .contains("connect-src 'self'; ", "frame-ancestors 'none'")
                .doesNotContain("unsafe-", "http:", "https:", "*");
    }

    @Test
    void refersOnlyToFilesThatItServes() {
        var files = FILE.matcher(bodyOf("/desk/"))
                .results()
                .map(file -> file.group(1))
                .toList();
        assertThat(files).contains("desk.js", "desk.css", "contacts/contacts.js", "lib/picocss__pico/css/pico.min.css");
        assertThat(files)
                .allSatisfy(file -> assertThat(statusOf("/desk/" + file)).isEqualTo(200));
    }

    /// Otherwise a slow phone would wait for one module after the other.
    @Test
    void loadsAllOfTheFirstViewAtOnce() {
        var page = bodyOf("/desk/");
        var named = FILE.matcher(page)
                .results()
                .map(file -> "/desk/" + file.group(1))
                .filter(file -> file.endsWith(".js"));
        assertThat(named).containsExactlyInAnyOrderElementsOf(loaded(STATIC_IMPORT, "desk.js", "contacts/contacts.js"));
    }

    @Test
    void servesAllModules() {
        assertThat(loaded(IMPORT, "desk.js"))
                .contains("/desk/lib/graphql-ws/umd/graphql-ws.min.js", "/desk/text/de.js", "/desk/retention/chart.js");
    }

    /// The addresses of these modules and of all that they import, and so on.
    private Set<String> loaded(Pattern imports, String... modules) {
        var map = JsonMapper.shared().readTree(importMap(bodyOf("/desk/"))).get("imports");
        var found = new LinkedHashSet<String>();
        var open = new ArrayDeque<String>();
        Stream.of(modules).map("/desk/"::concat).forEach(open::add);
        while (!open.isEmpty()) {
            var module = open.remove();
            if (found.add(module) && !IMPORTS_NOTHING.matcher(module).find()) {
                imports.matcher(bodyOf(module))
                        .results()
                        .map(name -> address(map, URI.create(module), name.group(1)))
                        .forEach(open::add);
            }
        }
        return found;
    }

    /// As browsers find it: a relative name is that of a file, and the import map knows the others, or their folders.
    private static String address(JsonNode map, URI module, String name) {
        if (name.startsWith(".")) {
            return module.resolve(name).toString();
        }
        var folder = name.replaceFirst("^((@[^/]+/)?[^/]+/).*", "$1");
        var file = map.has(name)
                ? map.get(name).asString()
                : map.required(folder).asString() + name.substring(folder.length());
        return URI.create("/desk/").resolve(file).toString();
    }

    private static String importMap(String page) {
        return IMPORT_MAP.matcher(page).results().toList().getFirst().group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "desk.js, text/javascript",
        "desk.css, text/css",
        "icon.svg, image/svg+xml",
        "lib/lit/index.js, text/javascript",
        "lib/graphql-ws/umd/graphql-ws.min.js, text/javascript",
    })
    void sendsNothingAgainThatTheBrowserHas(String file, String type) {
        var first = browser.get().uri("/desk/" + file).exchangeSuccessfully().returnResult(byte[].class);
        assertThat(first.getResponseHeaders().getContentType()).hasToString(type);
        var tag = Objects.requireNonNull(first.getResponseHeaders().getETag());
        assertThat(tag).startsWith("W/");
        browser.get()
                .uri("/desk/" + file)
                .header("If-None-Match", tag)
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/index.html/",
                "/desk/nothing.js",
                "/desk/lib/nothing/index.js",
                "/desk/..%2fapplication.yaml"
            })
    void servesNothingElse(String address) {
        assertThat(statusOf(address)).isIn(400, 404);
    }

    @Nested
    @TestPropertySource(
            properties = {
                "helpdesk.desk.issuer=https://login.example.com/realms/staff",
                "helpdesk.desk.client-id=the \"desk\"",
            })
    class WithProvider {

        @Test
        void mayConnectToItOnly() {
            assertThat(policy()).contains("connect-src 'self' https://login.example.com; ");
            assertThat(bodyOf("/desk/"))
                    .contains("data-provider=\"https://login.example.com/realms/staff\"")
                    .contains("data-client-id=\"the &quot;desk&quot;\"");
        }
    }

    @Nested
    @TestPropertySource(properties = "helpdesk.desk.enabled=false")
    class SwitchedOff {

        @ParameterizedTest
        @ValueSource(strings = {"/desk", "/desk/", "/desk/desk.js", "/desk/lib/lit/index.js"})
        void servesNothing(String address) {
            assertThat(statusOf(address)).isEqualTo(404);
        }
    }

    private String policy() {
        var headers = browser.get()
                .uri("/desk/")
                .exchangeSuccessfully()
                .returnResult(String.class)
                .getResponseHeaders();
        return String.valueOf(headers.getFirst("Content-Security-Policy"));
    }

    private String bodyOf(String address) {
        return String.valueOf(browser.get()
                .uri(address)
                .exchangeSuccessfully()
                .returnResult(String.class)
                .getResponseBody());
    }

    private int statusOf(String address) {
        return browser.get()
                .uri(URI.create(address))
                .exchange()
                .returnResult(byte[].class)
                .getStatus()
                .value();
    }
}
