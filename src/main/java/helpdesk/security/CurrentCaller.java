package helpdesk.security;

import java.util.Optional;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/// Tells services on whose behalf they work.
@Component
public class CurrentCaller {

    /// The caller of a service that is open to agents only.
    ///
    /// @throws AuthenticationCredentialsNotFoundException if nobody is signed in
    public Caller get() {
        return find().orElseThrow(() -> new AuthenticationCredentialsNotFoundException("Nobody is signed in"));
    }

    /// Empty for an anonymous caller, and for a token that does not say whose it is.
    public Optional<Caller> find() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(JwtAuthenticationToken.class::cast)
                .map(TokenOfCaller::new)
                .flatMap(TokenOfCaller::toCaller);
    }
}
