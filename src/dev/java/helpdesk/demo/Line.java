package helpdesk.demo;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;

/// Something that is said in a ticket.
record Line(Speaker by, String text) {

    /// From the form `agent: Hello`.
    @JsonCreator
    static Line of(Map<Speaker, String> line) {
        var only = line.entrySet().iterator().next();
        return new Line(only.getKey(), only.getValue());
    }
}
