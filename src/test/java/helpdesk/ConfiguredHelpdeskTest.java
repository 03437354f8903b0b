package helpdesk;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/// A test against a server on which somebody has turned every switch of this kind: no introspection, no explorer, a
/// subgraph, one foreign origin, a management port, a proxy in front, an access log. All classes that carry it share
/// one
/// server.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@HelpdeskTest
@Import(OneSwitchForAllServers.class)
@TestPropertySource(
        properties = {
            "spring.graphql.schema.introspection.enabled=off",
            "helpdesk.explorer.enabled=false",
            "helpdesk.subgraph.enabled=true",
            "spring.graphql.cors.allowed-origins=https://console.example.com",
            "spring.graphql.cors.allowed-methods=GET,POST",
            "spring.graphql.cors.allowed-headers=Authorization,Content-Type",
            "management.server.port=0",
            "server.forward-headers-strategy=native",
            "server.tomcat.accesslog.enabled=true",
            "server.tomcat.accesslog.buffered=false",
            "server.tomcat.accesslog.directory=${user.dir}/target/access-log",
        })
public @interface ConfiguredHelpdeskTest {}
