package helpdesk.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;

/// What is left of a token once it is checked: whose it is and what its owner may do. The token itself is not kept.
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    /// No token brings an authority along: only the kind of caller does.
    private static List<GrantedAuthority> authorities(Caller caller) {
        return switch (caller) {
            case AgentCaller agent -> role(agent.isPrivacyOfficer() ? Roles.PRIVACY_OFFICER : Roles.AGENT);
            case ContactCaller _ -> role(Roles.CONTACT);
            case Stranger _ -> List.of();
        };
    }

    private static List<GrantedAuthority> role(String name) {
        return AuthorityUtils.createAuthorityList("ROLE_" + name);
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.key();
    }

    @Override
    public String getCredentials() {
        return "";
    }
}
