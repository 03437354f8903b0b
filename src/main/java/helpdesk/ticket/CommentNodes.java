package helpdesk.ticket;

import helpdesk.graphql.NodeSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Finds comments as nodes.
@Component
class CommentNodes implements NodeSource {

    private final TicketReader reader;

    CommentNodes(TicketReader reader) {
        this.reader = reader;
    }

    @Override
    public char type() {
        return CommentId.TYPE;
    }

    @Override
    public Map<UUID, CommentView> find(Collection<UUID> ids) {
        return reader.findComments(ids.stream().map(CommentId::new).toList()).values().stream()
                .collect(Collectors.toMap(comment -> comment.commentId().value(), comment -> comment));
    }
}
