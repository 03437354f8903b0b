package helpdesk.graphql.stream;

import helpdesk.graphql.limits.ApiCaller;
import helpdesk.security.CheckedToken;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/// Whoever is at the other end of a connection, with a token or without.
record Visitor(Optional<CheckedToken> token, @Nullable InetSocketAddress remote) {

    ApiCaller caller() {
        return ApiCaller.of(authentication(), remote);
    }

    boolean isAnonymous() {
        return token.isEmpty();
    }

    /// R1: what is open ends with the token.
    boolean isStillWelcome() {
        return token.map(CheckedToken::isStillValid).orElse(true);
    }

    /// Does something on the visitor's behalf.
    <T> T call(Supplier<T> work) {
        var context = new SecurityContextImpl();
        context.setAuthentication(authentication());
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private @Nullable Authentication authentication() {
        return token.map(CheckedToken::owner).orElse(null);
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
