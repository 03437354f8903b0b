package helpdesk.portal;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Reads the settings, and turns on the scheduled tasks.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PortalSettings.class)
@EnableScheduling
class PortalConfiguration {}
