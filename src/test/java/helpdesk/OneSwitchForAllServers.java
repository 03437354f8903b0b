package helpdesk;

import graphql.introspection.Introspection;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/// Boot switches introspection off for the whole JVM, in which tests have several servers: turns it on again for the
/// others.
class OneSwitchForAllServers {

    @EventListener(ApplicationReadyEvent.class)
    void turnOn() {
        Introspection.enabledJvmWide(true);
    }
}
