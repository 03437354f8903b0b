package helpdesk.graphql.limits;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How many places there are for what stays open; all are 1 and more. A subscription takes one, and so does a
/// WebSocket.
///
/// @param caller for a caller with a token
/// @param address for an address from which nobody has signed in: also WebSockets that have yet to show their token
/// @param server on this server, half of which are for callers with a token alone
public record SubscriptionLimits(
        @DefaultValue("20") int caller,
        @DefaultValue("50") int address,
        @DefaultValue("2000") int server) {

    public SubscriptionLimits {
        Assert.isTrue(
                caller >= 1 && address >= 1 && server >= 1,
                "Every limit of helpdesk.limits.subscriptions is at least 1");
    }

    int of(ApiCaller who) {
        return who.authenticated() ? caller : address;
    }

    /// At least one.
    int ofAllAnonymous() {
        return (server + 1) / 2;
    }
}
