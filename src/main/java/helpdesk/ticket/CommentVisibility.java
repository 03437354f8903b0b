package helpdesk.ticket;

/// Who can read a comment.
enum CommentVisibility {
    PUBLIC,
    PRIVATE
}
