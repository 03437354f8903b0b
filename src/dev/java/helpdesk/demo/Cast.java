package helpdesk.demo;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/// The contacts of a ticket.
record Cast(UUID requester, List<UUID> collaborators) {

    UUID contact(Speaker speaker) {
        return speaker.colleagues() == 0 ? requester : collaborators.get(speaker.colleagues() - 1);
    }

    Stream<Speaker> speakers() {
        return Stream.of(Speaker.REQUESTER, Speaker.COLLEAGUE, Speaker.OTHER)
                .filter(speaker -> speaker.colleagues() <= collaborators.size());
    }
}
