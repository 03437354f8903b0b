package helpdesk.security;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/// The roles that annotations ask for. Only the kind of caller decides which of them somebody has (see
/// [CallerAuthentication]).
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(prePostEnabled = false, securedEnabled = true)
class Roles {

    static final String AGENT = "agent";
    static final String PRIVACY_OFFICER = "privacy_officer";
    static final String CONTACT = "contact";
}
