package helpdesk.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Who is calling, as told by a token that was checked. The token itself is not kept.
final class CallerAuthentication extends AbstractAuthenticationToken {

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    /// A privacy officer may do everything that an agent may. A contact is no agent, whatever its token says.
    private static List<GrantedAuthority> authorities(Caller caller) {
        return switch (caller) {
            case AgentCaller agent when agent.isPrivacyOfficer() -> roles(Roles.AGENT, Roles.PRIVACY_OFFICER);
            case AgentCaller _ -> roles(Roles.AGENT);
            case ContactCaller _ -> roles(Roles.CONTACT);
            case CallerWithoutRole _ -> roles();
        };
    }

    private static List<GrantedAuthority> roles(String... names) {
        return Stream.of(names)
                .<GrantedAuthority>map(SimpleGrantedAuthority::new)
                .toList();
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
