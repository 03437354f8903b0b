package helpdesk.ticket;

import helpdesk.database.EntityId;
import helpdesk.graphql.GlobalId;
import java.util.UUID;

/// The id of a comment.
record CommentId(UUID value) implements EntityId {

    static final char TYPE = 'M';

    static CommentId next() {
        return new CommentId(EntityId.next());
    }

    String global() {
        return new GlobalId(TYPE, value).toString();
    }
}
