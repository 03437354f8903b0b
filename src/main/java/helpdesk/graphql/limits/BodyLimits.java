package helpdesk.graphql.limits;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/// How many bodies may be on their way at the same time; all are 1 and more. When one more comes, the oldest gives way:
/// a client that sends its body at once is served however many others do not.
///
/// @param address of one address (IPv6: its /64)
/// @param server on this server; each may take as much memory as a body may be long
public record BodyLimits(
        @DefaultValue("20") int address,
        @DefaultValue("200") int server) {

    public BodyLimits {
        Assert.isTrue(address >= 1 && server >= 1, "Every limit of helpdesk.limits.bodies is at least 1");
    }
}
