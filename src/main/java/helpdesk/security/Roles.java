package helpdesk.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/// What the roles in a token mean: a privacy officer may do everything an agent may.
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class Roles {

    static final String AGENT = "agent";
    static final String PRIVACY_OFFICER = "privacy_officer";
    static final String AUTHORITY_OF_PRIVACY_OFFICERS = "ROLE_" + PRIVACY_OFFICER;

    @Bean
    static RoleHierarchy privacyOfficersAreAgents() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role(PRIVACY_OFFICER)
                .implies(AGENT)
                .build();
    }
}
