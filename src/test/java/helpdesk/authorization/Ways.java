package helpdesk.authorization;

import java.util.List;
import java.util.stream.Stream;

/// All ways in which callers come to objects of a type.
record Ways(Scene scene, Asker asker) {

    static final String RETENTION_PREVIEW = """
        retentionPreview(policy: { purgeAfterDays: 36500, runAt: { time: "03:00", zone: "UTC" }, cancelWindowHours: 24 }) { %s }\
        """;

    /// To a subject of `authorization.md`: a type, or one of its objects in brackets.
    List<Way> to(String subject) {
        return switch (subject) {
            case "Contact" -> contact();
            case "TicketConnection" ->
                List.of(
                        ofRequester("tickets { FIELD }", "tickets"),
                        ofRequester("collaborations { FIELD }", "collaborations"));
            case "TicketEdge" ->
                List.of(
                        ofRequester("tickets { edges { FIELD } }", "tickets", "edges", "0"),
                        ofRequester("collaborations { edges { FIELD } }", "collaborations", "edges", "0"));
            case "CustomFieldValue" -> List.of(ofRequester("customFieldValues { FIELD }", "customFieldValues", "0"));
            case "CustomField" ->
                List.of(ofRequester("customFieldValues { field { FIELD } }", "customFieldValues", "0", "field"));
            case "CustomField (in the list of all)" ->
                List.of(Way.of("customFields { key FIELD }", "key=" + scene.customField()));
            case "CustomFieldDeletionPreview" ->
                List.of(Way.of(
                        "customField(key: \"%s\") { deletionPreview { FIELD } }".formatted(scene.customField()),
                        "deletionPreview"));
            case "ContactConnection" -> List.of(Way.of("contacts { FIELD }"));
            case "TicketConnection (in the list)" -> List.of(Way.of("tickets { FIELD }"));
            case "TicketEdge (in the list)" -> List.of(Way.of("tickets { edges { FIELD } }", "edges", "0"));
            case "AuditEvent (as a node)" -> List.of(node(scene.auditEvent(), "AuditEvent", "FIELD"));
            case "AuditEventConnection" -> List.of(Way.of("auditEvents { FIELD }"));
            case "AuditEventEdge" -> List.of(Way.of("auditEvents { edges { FIELD } }", "edges", "0"));
            case "AuditEvent" ->
                List.of(Way.of(
                        "auditEvents(filter: { contactId: \"%s\", kind: CHANGED }) { nodes { FIELD } }"
                                .formatted(scene.contactId()),
                        "nodes",
                        "0"));
            case "LegalHold" -> List.of(ofRequester("legalHolds { nodes { FIELD } }", "legalHolds", "nodes", "0"));
            case "LegalHold (as a node)" -> List.of(node(scene.legalHold(), "LegalHold", "FIELD"));
            case "LegalHoldConnection" -> List.of(ofRequester("legalHolds { FIELD }", "legalHolds"));
            case "LegalHoldEdge" -> List.of(ofRequester("legalHolds { edges { FIELD } }", "legalHolds", "edges", "0"));
            case "RetentionPolicy" -> List.of(Way.of("retentionPolicy { FIELD }"));
            case "DailyTime" -> List.of(Way.of("retentionPolicy { runAt { FIELD } }", "runAt"));
            case "RetentionPreview" -> List.of(Way.of(RETENTION_PREVIEW.formatted("FIELD")));
            case "PurgeConnection" -> List.of(Way.of("purges { FIELD }"));
            case "PurgeConnection (of a batch)" -> List.of(batch("purges { FIELD }", "purges"));
            case "PurgeEdge" -> List.of(Way.of("purges { edges { FIELD } }", "edges", "0"));
            case "PurgeBatch" -> List.of(batch("FIELD"));
            case "PurgeBatch (as a node)" -> List.of(node(scene.purgeBatch(), "PurgeBatch", "FIELD"));
            case "PurgeBatch (cancelled)" -> List.of(batchOf(scene.cancelledBatch(), "FIELD"));
            case "PurgeBatchConnection" -> List.of(Way.of("purgeBatches { FIELD }"));
            case "PurgeBatchEdge" -> List.of(Way.of("purgeBatches { edges { FIELD } }", "edges", "0"));
            case "PurgeBatchContact" ->
                List.of(batch("contactsLeftOut { nodes { FIELD } }", "contactsLeftOut", "nodes", "0"));
            case "PurgeBatchContact (purged)" ->
                List.of(batch("contacts { nodes { FIELD } }", "contacts", "nodes", "0"));
            case "PurgeBatchContactConnection" ->
                List.of(batch("contacts { FIELD }", "contacts"), batch("contactsLeftOut { FIELD }", "contactsLeftOut"));
            case "PurgeBatchContactEdge" -> List.of(batch("contacts { edges { FIELD } }", "contacts", "edges", "0"));
            case "ContactEdge" -> List.of(Way.of("contacts { edges { FIELD } }", "edges", "0"));
            case "Ticket" ->
                List.of(
                        ofTicket("FIELD"),
                        node(scene.ticket(), "Ticket", "FIELD"),
                        node(scene.comment(), "Comment", "ticket { FIELD }", "ticket"));
            case "CommentConnection" -> List.of(ofTicket("comments { FIELD }", "comments"));
            case "CommentEdge" -> List.of(ofTicket("comments { edges { FIELD } }", "comments", "edges", "0"));
            case "PageInfo" -> List.of(ofTicket("comments { pageInfo { FIELD } }", "comments", "pageInfo"));
            case "Comment" -> comment(scene.comment());
            case "Comment (a private note)" -> comment(scene.note());
            case "Agent" -> List.of(author(scene.commentOfAgent(), "Agent"));
            case "Agent (as the viewer)" -> List.of(Way.of("viewer { ... on Agent { FIELD } }"));
            case "DeletedUser" -> List.of(author(scene.commentOfNobody(), "DeletedUser"));
            case "SurveyRating" -> List.of(ofTicket("surveyRatings { FIELD }", "surveyRatings", "0"));
            case "PurgePreview" -> List.of(ofRequester("purgePreview { FIELD }", "purgePreview"));
            case "PurgeAction" ->
                List.of(ofRequester("purgePreview { actions { FIELD } }", "purgePreview", "actions", "0"));
            case "PurgeAction (of a purge)" -> List.of(purge("actions { FIELD }", "actions", "0"));
            case "Purge" -> List.of(purge("FIELD"));
            case "Purge (as a node)" -> List.of(node(scene.purge(), "Purge", "FIELD"));
            default -> throw new IllegalArgumentException("Nobody knows a way to " + subject);
        };
    }

    /// A collaborator meets the contact on their tickets only: by its id it is not there.
    private List<Way> contact() {
        var onTickets = Stream.of(
                ofRequester("FIELD"),
                Way.of(
                        "ticket(id: \"%s\") { collaborators { FIELD } }".formatted(scene.collaboration()),
                        "collaborators",
                        "0"),
                author(scene.comment(), "Contact"),
                ofTicket("surveyRatings { rater { ... on Contact { FIELD } } }", "surveyRatings", "0", "rater"));
        var byId = Stream.of(
                Way.of("contact(id: \"%s\") { FIELD }".formatted(scene.contactId())),
                node(scene.contactId(), "Contact", "FIELD"),
                Way.of("nodes(ids: [\"%s\"]) { ... on Contact { FIELD } }".formatted(scene.contactId()), "0"));
        return asker == Asker.COLLABORATOR
                ? onTickets.toList()
                : Stream.concat(onTickets, byId).toList();
    }

    private List<Way> comment(String id) {
        return List.of(
                node(id, "Comment", "FIELD"),
                ofTicket("comments { nodes { id FIELD } }", "comments", "nodes", "id=" + id));
    }

    private static Way author(String comment, String type) {
        return node(comment, "Comment", "author { ... on %s { FIELD } }".formatted(type), "author");
    }

    private static Way node(String id, String type, String selection, String... steps) {
        return Way.of("node(id: \"%s\") { ... on %s { %s } }".formatted(id, type, selection), steps);
    }

    private Way purge(String selection, String... steps) {
        return Way.of("purge(id: \"%s\") { %s }".formatted(scene.purge(), selection), steps);
    }

    private Way batch(String selection, String... steps) {
        return batchOf(scene.purgeBatch(), selection, steps);
    }

    private static Way batchOf(String id, String selection, String... steps) {
        return Way.of("purgeBatch(id: \"%s\") { %s }".formatted(id, selection), steps);
    }

    private Way ofRequester(String selection, String... steps) {
        var all = Stream.concat(Stream.of("requester"), Stream.of(steps)).toArray(String[]::new);
        return ofTicket("requester { %s }".formatted(selection), all);
    }

    private Way ofTicket(String selection, String... steps) {
        return Way.of("ticket(id: \"%s\") { %s }".formatted(scene.ticket(), selection), steps);
    }
}
