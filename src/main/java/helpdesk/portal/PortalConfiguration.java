package helpdesk.portal;

import helpdesk.database.EntityIdType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Reads the settings, makes the module's ids known, and lets mails go out beside the requests that ask for them.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
@EnableScheduling
class PortalConfiguration {

    @Bean
    EntityIdType<SignUpId> signUpIds() {
        return new EntityIdType<>(SignUpId.class, SignUpId::new);
    }
}
