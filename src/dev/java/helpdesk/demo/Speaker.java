package helpdesk.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who says something in a ticket: its requester, its first or second collaborator, an agent, or an agent to the other
/// agents in a private note.
enum Speaker {
    @JsonProperty("requester")
    REQUESTER(0),
    @JsonProperty("colleague")
    COLLEAGUE(1),
    @JsonProperty("other")
    OTHER(2),
    @JsonProperty("agent")
    AGENT(0),
    @JsonProperty("note")
    NOTE(0);

    private final int colleagues;

    Speaker(int colleagues) {
        this.colleagues = colleagues;
    }

    /// How many collaborators a ticket has at least in which this one speaks.
    int colleagues() {
        return colleagues;
    }

    boolean isAgent() {
        return this == AGENT || this == NOTE;
    }
}
