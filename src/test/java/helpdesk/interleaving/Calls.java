package helpdesk.interleaving;

import helpdesk.contact.ContactId;
import helpdesk.export.WholeExport;
import helpdesk.graphql.error.NotFound;
import helpdesk.portal.MailedLink;
import helpdesk.purge.PurgeStages;
import helpdesk.retention.RetentionStages;
import helpdesk.security.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What the operations call.
///
/// @param batches the batch of each side that has one
record Calls(
        Desk desk,
        PurgeStages purges,
        RetentionStages retention,
        MailedLink link,
        WholeExport exports,
        Map<Side, PurgeStages.Batch> batches,
        Scene scene,
        Side side) {

    private static final String KEY = "idempotencyKey";

    /// The calls of the operation, one after the other.
    List<Supplier<String>> of(Operation operation) {
        return switch (operation) {
            case SOFT_DELETE -> List.of(() -> desk.mutate("softDeleteContact", Map.of("id", scene.contactId())));
            case RESTORE -> List.of(() -> desk.mutate("restoreContact", Map.of("id", scene.contactId())));
            case SOFT_DELETE_OF_SEVERAL -> List.of(() -> several("softDeleteContacts", 9, 2));
            case RESTORE_OF_SEVERAL -> List.of(() -> several("restoreContacts", 3, 2, 1));
            case PURGE -> purge();
            case PURGE_CHUNK -> List.of(this::chunk);
            case TICKET -> List.of(this::ticket);
            case COMMENT -> List.of(() -> comment("Comment", scene.contactId(), Scene.ticketId(scene.lowTicket())));
            case ANSWER ->
                List.of(() -> comment(
                        "Answer", new ContactId(scene.highContact()).global(), Scene.ticketId(scene.ownTicket())));
            case PORTAL_ANSWER -> List.of(this::portalAnswer);
            case RATING -> List.of(this::rating);
            case COLLABORATION -> List.of(this::collaboration);
            case SIGN_UP -> List.of(() -> signUp(scene.token()));
            case NEW_SIGN_UP -> List.of(() -> signUp(scene.newToken()));
            case EMAIL_CHANGE -> List.of(() -> link.changeEmail(scene.contact(), scene.changeToken()));
            case RIVAL_SIGN_UP -> List.of(() -> signUp(scene.rivalToken()));
            case PASSWORD_RESET -> List.of(this::passwordReset);
            case UPDATE -> List.of(this::update);
            case FIELD_DELETION -> fieldDeletion();
            case EXPORT -> List.of(this::export);
            case LEGAL_HOLD ->
                List.of(() -> desk.mutate(
                        "placeLegalHold", Map.of("contactId", scene.contactId(), "reason", "Hold " + side)));
            case BATCH -> List.of(this::batch);
            case RETENTION_RUN -> List.of(this::retentionRun);
            case RETENTION_START -> List.of(this::retentionStart);
        };
    }

    /// What became of the contact.
    private String several(String mutation, int... contacts) {
        var ids = IntStream.of(contacts)
                .mapToObj(scene::id)
                .map(ContactId::new)
                .map(ContactId::global)
                .toList();
        return desk.mutateEach(mutation, ids).get(ids.indexOf(scene.contactId()));
    }

    private String key() {
        return "key of " + side;
    }

    private List<Supplier<String>> purge() {
        var fingerprint = new String[1];
        return List.of(
                () -> fingerprint[0] = desk.preview(scene.contactId()),
                () -> desk.mutate(
                        "purgeContact", Map.of("id", scene.contactId(), "previewFingerprint", fingerprint[0])));
    }

    private List<Supplier<String>> fieldDeletion() {
        var fingerprint = new String[1];
        return List.of(
                () -> fingerprint[0] = desk.previewOfField("side_a"),
                () -> desk.mutate("deleteCustomField", Map.of("key", "side_a", "previewFingerprint", fingerprint[0])));
    }

    private String export() {
        try {
            return SignedIn.asPrivacyOfficer(() -> exports.of(scene.contactId()))
                    .map(document -> Scene.isWhole(document) ? World.DONE : "FAULT " + document)
                    .orElse("broken off");
        } catch (NotFound refusal) {
            return "NotFound";
        }
    }

    private String chunk() {
        purges.goOn(new ContactId(scene.contact()));
        return World.DONE;
    }

    private String batch() {
        purges.goOn(Objects.requireNonNull(batches.get(side)));
        return World.DONE;
    }

    private String retentionRun() {
        retention.run();
        return retentionStart();
    }

    private String retentionStart() {
        purges.startDue();
        return World.DONE;
    }

    private String ticket() {
        return desk.mutate(
                "createTicket",
                Map.of(
                        "requesterId",
                        scene.contactId(),
                        "subject",
                        "Ticket " + side,
                        "body",
                        "First " + side,
                        KEY,
                        key()));
    }

    private String comment(String body, String author, String ticket) {
        return desk.mutate(
                "addComment", Map.of("ticketId", ticket, "authorId", author, "body", body + " " + side, KEY, key()));
    }

    private String portalAnswer() {
        return desk.mutateAs(
                scene.highContact(),
                "addComment",
                Map.of("ticketId", Scene.ticketId(scene.ownTicket()), "body", "Answer " + side, KEY, key()));
    }

    private String rating() {
        return desk.mutate(
                "rateTicket",
                Map.of(
                        "ticketId",
                        Scene.ticketId(scene.highTicket()),
                        "raterId",
                        scene.contactId(),
                        "score",
                        5,
                        "remark",
                        "Rating " + side,
                        KEY,
                        key()));
    }

    private String collaboration() {
        return desk.mutate(
                "addCollaborator",
                Map.of("ticketId", Scene.ticketId(scene.strangeTicket()), "contactId", scene.contactId()));
    }

    private String signUp(String token) {
        return link.confirm(token) ? World.DONE : "LinkInvalid";
    }

    private String passwordReset() {
        return link.resetPassword(scene.resetToken(), "Password " + side) ? World.DONE : "LinkInvalid";
    }

    private String update() {
        var value = Map.of("key", side == Side.A ? "side_a" : "side_b", "value", "Value " + side);
        return desk.mutate(
                "updateContact",
                Map.of(
                        "id",
                        scene.contactId(),
                        "version",
                        Scene.VERSION,
                        side == Side.A ? "jobTitle" : "name",
                        side == Side.A ? "Job A" : "Name B",
                        "customFieldValues",
                        List.of(value)));
    }
}
