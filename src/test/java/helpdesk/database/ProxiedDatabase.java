package helpdesk.database;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/// Puts a proxy between the server under test and its database. For tests to import; they get at the database itself
/// with the URL of the proxy's own making.
public class ProxiedDatabase {

    @Bean
    static BeanPostProcessor proxied() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcConnectionDetails direct ? new Proxied(direct) : bean;
            }
        };
    }

    @Bean
    DatabaseProxy databaseProxy(JdbcConnectionDetails details) {
        return ((Proxied) details).proxy();
    }

    /// The details of a database, and of the way to it through a proxy.
    record Proxied(JdbcConnectionDetails direct, DatabaseProxy proxy) implements JdbcConnectionDetails {

        Proxied(JdbcConnectionDetails direct) {
            this(direct, new DatabaseProxy(direct.getJdbcUrl()));
        }

        @Override
        public String getJdbcUrl() {
            return proxy.url();
        }

        @Override
        public String getUsername() {
            return String.valueOf(direct.getUsername());
        }

        @Override
        public String getPassword() {
            return String.valueOf(direct.getPassword());
        }
    }
}
