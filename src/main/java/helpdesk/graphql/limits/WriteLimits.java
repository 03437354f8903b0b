package helpdesk.graphql.limits;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;
import org.springframework.util.unit.DataSize;

/// How much one caller may store in a minute. Every mutation counts under each of its aliases, with the bytes of its
/// input, whatever becomes of it.
///
/// @param agent mutations of an agent, 1 and more
/// @param others mutations of a contact, or of an address from which nobody has signed in, 1 and more
/// @param agentBytes that an agent's mutations may hold, 1 MB and more: the longest legal contact fits in
/// @param othersBytes that a contact's mutations may hold, or those of an address, 1 MB and more
record WriteLimits(
        @DefaultValue("600") long agent,
        @DefaultValue("120") long others,
        @DefaultValue("4MB") DataSize agentBytes,
        @DefaultValue("1MB") DataSize othersBytes) {

    WriteLimits {
        Assert.isTrue(agent >= 1 && others >= 1, "Every rate of helpdesk.limits.rates.writes is at least 1");
        Assert.isTrue(
                Stream.of(agentBytes, othersBytes).allMatch(size -> size.toMegabytes() >= 1),
                "Every size of helpdesk.limits.rates.writes is at least 1MB");
    }

    long mutations(ApiCaller caller) {
        return caller.agent() ? agent : others;
    }

    long bytes(ApiCaller caller) {
        return (caller.agent() ? agentBytes : othersBytes).toBytes();
    }

    long largest() {
        return LongStream.of(agent, others, agentBytes.toBytes(), othersBytes.toBytes())
                .max()
                .orElseThrow();
    }
}
