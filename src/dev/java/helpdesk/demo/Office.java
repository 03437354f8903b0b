package helpdesk.demo;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who works at the help desk, and what its contacts do and think.
///
/// @param remarks about how a ticket was handled, from those of a score of 1 to those of a score of 5
record Office(List<String> jobTitles, List<String> agents, List<String> plans, List<List<String>> remarks) {

    static final Office DEMO = Texts.read("office.yaml", Office.class);

    /// What the identity provider calls an agent.
    static @Nullable String subject(@Nullable String agent) {
        return agent == null ? null : agent.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    }
}
