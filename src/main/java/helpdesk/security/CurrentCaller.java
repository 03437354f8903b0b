package helpdesk.security;

import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/// Tells services who is calling.
@Component
public class CurrentCaller {

    /// Empty for an anonymous caller.
    public Optional<Caller> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(CallerAuthentication.class::isInstance)
                .map(CallerAuthentication.class::cast)
                .map(CallerAuthentication::getPrincipal);
    }

    /// The caller of a service that is not open to everybody.
    ///
    /// @throws AuthenticationCredentialsNotFoundException if nobody is signed in
    public Caller get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    /// The caller of a service that is open to agents and contacts, as [AgentsAndContacts] has it: for what is read
    /// so often that the proxy of the annotation would take too long.
    ///
    /// @throws AuthenticationCredentialsNotFoundException if nobody is signed in
    /// @throws AccessDeniedException if the caller is neither
    public Caller agentOrContact() {
        return switch (get()) {
            case AgentCaller agent -> agent;
            case ContactCaller contact -> contact;
            case CallerWithoutRole _ -> throw new AccessDeniedException("No role at the help desk");
        };
    }

    /// The caller of a service that is open to contacts only.
    ///
    /// @throws AuthenticationCredentialsNotFoundException if no contact is signed in
    public ContactCaller contact() {
        return find().filter(ContactCaller.class::isInstance)
                .map(ContactCaller.class::cast)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No contact is signed in"));
    }

    /// The caller of a service that is open to agents only.
    ///
    /// @throws AuthenticationCredentialsNotFoundException if no agent is signed in
    public AgentCaller agent() {
        return find().filter(AgentCaller.class::isInstance)
                .map(AgentCaller.class::cast)
                .orElseThrow(() -> new AuthenticationCredentialsNotFoundException("No agent is signed in"));
    }
}
