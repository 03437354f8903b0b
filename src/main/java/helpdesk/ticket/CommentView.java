package helpdesk.ticket;

import helpdesk.contact.Agent;
import helpdesk.contact.Author;
import helpdesk.contact.ContactColumns;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactView;
import helpdesk.database.Columns;
import helpdesk.database.EntityId;
import helpdesk.database.PersonalText;
import helpdesk.graphql.Node;
import helpdesk.graphql.ReadAhead;
import helpdesk.graphql.paging.NestedList.Rows;
import helpdesk.security.AgentCaller;
import helpdesk.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A comment as it is read: the schema's `Comment`. [AuthorController] shows the subjects to agents only.
///
/// @param authorContact the contact who wrote it, if that is yet to be read
/// @param author who wrote it, if that was read with it
record CommentView(
        CommentId commentId,
        TicketId ticketId,
        int position,
        @Nullable ContactId authorContact,
        @Nullable Author author,
        @Nullable PersonalText authorAgent,
        @Nullable PersonalText authorSubject,
        @Nullable PersonalText recordedBy,
        @Nullable PersonalText recorderSubject,
        CommentVisibility visibility,
        PersonalText body,
        Instant createdAt)
        implements Node, ReadAhead {

    static final String COLUMNS =
            "m.id, m.ticket_id, m.position, m.author_contact_id, m.author_agent, m.author_agent_subject, m.recorded_by,"
                    + " m.recorded_by_subject, m.visibility, m.body, m.created_at";

    /// Comments with those who wrote them, as the reader sees these.
    static Rows<CommentView> withAuthors(Caller reader) {
        var authors = ContactColumns.joined(reader);
        return new Rows<>(
                COLUMNS + ", " + authors.sql(),
                " LEFT " + ContactColumns.JOIN + "m.author_contact_id",
                (row, _) -> of(row, null, author(row, authors.viewOrNull(row), reader)));
    }

    /// Contacts do not see what the identity provider calls an agent.
    private static Author author(ResultSet row, @Nullable ContactView contact, Caller reader) throws SQLException {
        var agent = row.getString("author_agent");
        if (agent == null) {
            return contact == null ? DeletedUser.DELETED_USER : contact;
        }
        var subject = reader instanceof AgentCaller ? row.getString("author_agent_subject") : null;
        return new Agent(new PersonalText(agent), PersonalText.ofNullable(subject));
    }

    static CommentView of(ResultSet row, int number) throws SQLException {
        var author = row.getBytes("author_contact_id");
        return of(row, author == null ? null : new ContactId(EntityId.uuid(author)), null);
    }

    private static CommentView of(ResultSet row, @Nullable ContactId authorContact, @Nullable Author author)
            throws SQLException {
        return new CommentView(
                new CommentId(EntityId.uuid(row.getBytes("id"))),
                new TicketId(EntityId.uuid(row.getBytes("ticket_id"))),
                row.getInt("position"),
                authorContact,
                author,
                PersonalText.ofNullable(row.getString("author_agent")),
                PersonalText.ofNullable(row.getString("author_agent_subject")),
                PersonalText.ofNullable(row.getString("recorded_by")),
                PersonalText.ofNullable(row.getString("recorded_by_subject")),
                CommentVisibility.valueOf(row.getString("visibility")),
                new PersonalText(Objects.requireNonNull(Columns.longText(row, "body"))),
                Columns.instant(row, "created_at"));
    }

    @Override
    public String id() {
        return commentId.global();
    }

    @Override
    public @Nullable Object readAhead(String field) {
        return field.equals("author") ? author : null;
    }
}
