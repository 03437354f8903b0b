package helpdesk.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/// What the roles mean: a privacy officer may do everything an agent may. A contact is no agent, whatever its token
/// says.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Roles {

    static final String AGENT = "agent";
    static final String PRIVACY_OFFICER = "privacy_officer";
    static final String CONTACT = "contact";

    @Bean
    static RoleHierarchy privacyOfficersAreAgents() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(PRIVACY_OFFICER)
                .implies(AGENT)
                .build();
    }
}
