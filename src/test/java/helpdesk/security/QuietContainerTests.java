package helpdesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import helpdesk.HelpdeskTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// The loggers that quote whatever the container cannot read. By their levels: each quotes once, and then not again for
/// a day, so that nobody sees it who comes second.
@HelpdeskTest
class QuietContainerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.catalina.connector.CoyoteAdapter",
                "org.apache.coyote.http11.Http11InputBuffer",
                "org.apache.coyote.http11.Http11Processor",
                "org.apache.tomcat.util.http.Parameters",
                "org.apache.tomcat.util.http.parser.Cookie"
            })
    void quoteNoRequest(String logger) {
        assertThat(LoggerFactory.getLogger(logger).isInfoEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger(logger).isWarnEnabled()).isTrue();
    }
}
