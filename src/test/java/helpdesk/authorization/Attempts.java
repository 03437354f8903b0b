package helpdesk.authorization;

import helpdesk.api.Helpdesk;
import helpdesk.api.HelpdeskClient;
import helpdesk.api.Portal;
import helpdesk.api.Portal.Visitor;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The changes that callers attempt. Contacts attempt them on the scene, all others mostly on something new,
/// since what they change others still ask about.
record Attempts(Scene scene, Asker asker, HelpdeskClient client, Helpdesk helpdesk, Portal portal) {

    private static final String NONE = "none";
    private static final String BODY = "Words";

    /// A mutation and its input.
    ///
    /// @param instead who attempts it in place of the asker
    record Attempt(
            String mutation, Map<String, ?> input, @Nullable HelpdeskClient instead) {

        Attempt(String mutation, Map<String, ?> input) {
            this(mutation, input, null);
        }
    }

    /// One that is to succeed, for whoever is allowed to.
    Attempt of(String mutation, String about) {
        return switch (mutation) {
            case "changePassword" ->
                onOwnAccount(
                        mutation, _ -> Map.of("currentPassword", Portal.PASSWORD, "newPassword", "nine quiet rivers"));
            case "requestEmailChange" ->
                onOwnAccount(mutation, _ -> Map.of("email", Helpdesk.newEmail(), "password", Portal.PASSWORD));
            case "confirmEmailChange" ->
                onOwnAccount(
                        mutation, visitor -> Map.of("token", portal.anEmailChangeOf(visitor, Helpdesk.newEmail())));
            default -> new Attempt(mutation, input(mutation + (about.isEmpty() ? "" : " " + about)));
        };
    }

    /// By a new contact in place of one that goes on asking: with its password and its address, its session ends.
    private Attempt onOwnAccount(String mutation, Function<Visitor, Map<String, ?>> input) {
        var visitor = portal.aVisitor();
        var isInstead = asker.isContact() && asker != Asker.SOFT_DELETED;
        return new Attempt(mutation, input.apply(visitor), isInstead ? visitor.client() : null);
    }

    /// Somebody else got the address that a contact wanted.
    private Attempt emailTakenMeanwhile() {
        return onOwnAccount("confirmEmailChange", visitor -> {
            var wanted = Helpdesk.newEmail();
            var token = portal.anEmailChangeOf(visitor, wanted);
            helpdesk.aContact(Map.of("email", wanted));
            return Map.of("token", token);
        });
    }

    private Map<String, ?> input(String what) {
        return switch (what) {
            case "createContact", "signUp" -> Map.of("name", "Somebody", "email", Helpdesk.newEmail());
            case "updateContact" -> Map.of("id", somebody(), "jobTitle", "Smith");
            case "softDeleteContact" -> Map.of("id", somebody());
            case "restoreContact" -> Map.of("id", somebodySoftDeleted());
            case "softDeleteContacts" -> Map.of("ids", List.of(somebody()));
            case "restoreContacts" -> Map.of("ids", List.of(somebodySoftDeleted()));
            case "purgeContact" -> purge(somebodySoftDeleted());
            case "preparePurgeBatch" -> Map.of("ids", List.of(somebodySoftDeleted()));
            case "startPurgeBatch" -> start(helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact())));
            case "cancelPurgeBatch" -> cancel(helpdesk.aPreparedBatch(List.of(helpdesk.aSoftDeletedContact())));
            case "placeLegalHold" -> Map.of("contactId", somebody(), "reason", BODY);
            case "releaseLegalHold" -> releaseOfNewHold(helpdesk.aContact());
            case "setRetentionPolicy" -> Map.of("policy", aRetentionPolicy());
            case "defineCustomField" -> customField("key_" + Long.toString(System.nanoTime(), 36));
            case "updateCustomField" -> Map.of("key", scene.customField(), "label", "Rank");
            case "deleteCustomField" -> deletion(helpdesk.aCustomField("TEXT"));
            case "createTicket" -> Map.of("requesterId", somebody(), "subject", "Printer", "body", BODY);
            case "updateTicketStatus" -> Map.of("id", scene.ticket(), "status", "PENDING");
            case "addCollaborator" -> Map.of("ticketId", scene.ticket(), "contactId", helpdesk.aContact());
            case "addComment" -> Map.of("ticketId", scene.ticket(), "body", BODY);
            case "addComment a private note" ->
                Map.of("ticketId", scene.ticket(), "body", BODY, "visibility", "PRIVATE");
            case "addComment in the contact's name" ->
                Map.of("ticketId", scene.ticket(), "body", BODY, "authorId", somebody());
            case "rateTicket" -> asker.isAgent() ? ratingOf(somebody()) : rating(ticketToRate(scene.contactId()));
            case "rateTicket in the contact's name" -> ratingOf(somebody());
            case "confirmSignUp" -> Map.of("token", aToken(), "password", Portal.PASSWORD);
            case "requestPasswordReset" -> Map.of("email", Helpdesk.newEmail());
            case "resetPassword" ->
                Map.of("token", portal.aPasswordResetOf(portal.aVisitor().email()), "password", Portal.PASSWORD);
            case "signIn" -> Map.of("email", scene.contact().email(), "password", Portal.PASSWORD);
            default -> throw new IllegalArgumentException("Nobody knows how to attempt " + what);
        };
    }

    /// One that is refused for a reason, if the caller is allowed to hear it.
    Attempt refusedFor(String reason, Scene softDeleted) {
        return switch (reason) {
            case "InvalidInput" ->
                new Attempt("createTicket", Map.of("requesterId", scene.contactId(), "subject", "", "body", ""));
            case "ContactNotFound" ->
                new Attempt("createTicket", Map.of("requesterId", NONE, "subject", "Printer", "body", BODY));
            case "TicketNotFound" -> new Attempt("addComment", Map.of("ticketId", NONE, "body", BODY));
            case "ContactNotActive" ->
                new Attempt(
                        "addComment",
                        Map.of("ticketId", scene.ticket(), "body", BODY, "authorId", softDeleted.contactId()));
            case "ContactChanged" -> new Attempt("updateContact", Map.of("id", scene.contactId(), "version", 0));
            case "IdempotencyKeyReused" -> keyReused();
            case "EmailTaken" ->
                asker.isContact()
                        ? emailTakenMeanwhile()
                        : new Attempt(
                                "createContact",
                                Map.of(
                                        "name",
                                        "Somebody",
                                        "email",
                                        scene.contact().email()));
            case "EmailOfSoftDeletedContact" ->
                new Attempt(
                        "createContact",
                        Map.of(
                                "name",
                                "Somebody",
                                "email",
                                softDeleted.contact().email()));
            case "CustomFieldKeyTaken" -> new Attempt("defineCustomField", customField(scene.customField()));
            case "CustomFieldNotFound" ->
                new Attempt("updateCustomField", Map.of("key", "nothing_of_the_kind", "label", "Rank"));
            case "CustomFieldPreviewChanged" ->
                new Attempt(
                        "deleteCustomField", Map.of("key", scene.customField(), "previewFingerprint", "another one"));
            case "TooManyCustomFields" ->
                new Attempt(
                        "updateContact",
                        Map.of(
                                "id",
                                helpdesk.theFullContact(),
                                "customFieldValues",
                                List.of(Map.of("key", scene.customField(), "value", "gold"))));
            case "TooManyCollaborators" ->
                new Attempt(
                        "addCollaborator",
                        Map.of("ticketId", helpdesk.theFullTicket(), "contactId", scene.contactId()));
            case "RaterNotOnTicket" -> new Attempt("rateTicket", rating(scene.ticket(), helpdesk.aContact()));
            case "TicketReadOnly" -> asker.isAgent() ? joiningAgain(softDeleted) : commentOnTicketOf(softDeleted);
            case "TicketAlreadyRated" -> new Attempt("rateTicket", rating(scene.ticket(), scene.contactId()));
            case "InvalidCredentials" ->
                new Attempt("signIn", Map.of("email", Helpdesk.newEmail(), "password", "not this one"));
            case "LinkInvalid" -> new Attempt("confirmSignUp", Map.of("token", NONE, "password", Portal.PASSWORD));
            case "ContactNotSoftDeleted" -> new Attempt("purgeContact", purge(scene.contactId()));
            case "ContactOnLegalHold" -> new Attempt("purgeContact", purgeOfHeld(helpdesk.aSoftDeletedContact()));
            case "LegalHoldNotFound" -> new Attempt("releaseLegalHold", release(scene.contactId(), NONE));
            case "LegalHoldEnded" -> new Attempt("releaseLegalHold", release(scene.contactId(), scene.legalHold()));
            case "PurgeBatchNotFound" -> new Attempt("cancelPurgeBatch", Map.of("id", NONE));
            case "PurgeBatchChanged" ->
                new Attempt("startPurgeBatch", Map.of("id", scene.purgeBatch(), "fingerprint", "another one"));
            case "PurgeBatchEnded" -> new Attempt("cancelPurgeBatch", Map.of("id", scene.purgeBatch()));
            case "RetentionPolicyChanged" ->
                new Attempt("setRetentionPolicy", Map.of("policy", Helpdesk.retentionOf(36_500, 1), "version", 0));
            case "RetentionPreviewChanged" ->
                new Attempt("setRetentionPolicy", Map.of("policy", Helpdesk.retentionOf(1, 1)));
            case "PurgePreviewChanged" ->
                new Attempt("purgeContact", Map.of("id", softDeleted.contactId(), "previewFingerprint", "another one"));
            default -> throw new IllegalArgumentException("Nobody knows how to be refused for " + reason);
        };
    }

    /// Another one than before, most of the times, and never a shorter one, which would need a preview.
    private static Map<String, ?> aRetentionPolicy() {
        var time = LocalTime.MIN.plusMinutes(System.nanoTime() % 1_440);
        return Map.of(
                "purgeAfterDays", 36_500,
                "runAt", Map.of("time", time.toString(), "zone", "UTC"),
                "cancelWindowHours", 168);
    }

    /// Agents write into the ticket of a soft-deleted contact: this is done already, and changes nothing.
    private static Attempt joiningAgain(Scene softDeleted) {
        return new Attempt(
                "addCollaborator",
                Map.of(
                        "ticketId",
                        softDeleted.ticket(),
                        "contactId",
                        softDeleted.collaborator().id()));
    }

    private Attempt commentOnTicketOf(Scene softDeleted) {
        if (asker == Asker.COLLABORATOR) {
            helpdesk.collaborates(scene.collaborator().id(), softDeleted.ticket());
        }
        return new Attempt("addComment", Map.of("ticketId", softDeleted.ticket(), "body", BODY));
    }

    /// Of a key that the caller has just used, if it is allowed to.
    private Attempt keyReused() {
        var input = new TreeMap<String, Object>(Map.of("requesterId", itself(), "subject", "Printer", "body", BODY));
        input.put("idempotencyKey", "key " + System.nanoTime());
        client.mutate("createTicket", input, "ticket { id }");
        input.put("subject", "Scanner");
        return new Attempt("createTicket", input);
    }

    private String itself() {
        var viewer = client.send("{ viewer { ... on Contact { id } } }").json();
        return viewer.at("/data/viewer/id").asString(helpdesk.aContact());
    }

    private String somebody() {
        return asker.isContact() ? scene.contactId() : helpdesk.aContact();
    }

    private String somebodySoftDeleted() {
        return asker.isContact() ? scene.contactId() : helpdesk.aSoftDeletedContact();
    }

    private Map<String, ?> purge(String contact) {
        return Map.of("id", contact, "previewFingerprint", helpdesk.previewFingerprint(contact));
    }

    private Map<String, ?> purgeOfHeld(String contact) {
        helpdesk.aLegalHold(contact, BODY);
        return purge(contact);
    }

    private static Map<String, ?> start(JsonNode batch) {
        return Map.of(
                "id", batch.path("id").asString(),
                "fingerprint", batch.path("fingerprint").asString());
    }

    private static Map<String, ?> cancel(JsonNode batch) {
        return Map.of("id", batch.path("id").asString());
    }

    private Map<String, ?> releaseOfNewHold(String contact) {
        return release(contact, helpdesk.aLegalHold(contact, BODY));
    }

    private static Map<String, ?> release(String contact, String legalHold) {
        return Map.of("contactId", contact, "legalHoldId", legalHold);
    }

    private Map<String, ?> deletion(String key) {
        return Map.of("key", key, "previewFingerprint", helpdesk.deletionFingerprint(key));
    }

    private static Map<String, ?> customField(String key) {
        return Map.of("key", key, "label", "A field", "type", "TEXT");
    }

    private Map<String, ?> ratingOf(String rater) {
        return rating(ticketToRate(rater), rater);
    }

    /// Each rates once.
    private String ticketToRate(String requester) {
        if (asker == Asker.SOFT_DELETED) {
            return scene.ticket();
        }
        var ticket = helpdesk.aTicketOf(requester);
        if (asker == Asker.COLLABORATOR) {
            helpdesk.collaborates(scene.collaborator().id(), ticket);
        }
        return ticket;
    }

    private static Map<String, ?> rating(String ticket) {
        return Map.of("ticketId", ticket, "score", 3, "remark", BODY);
    }

    private static Map<String, ?> rating(String ticket, String rater) {
        var input = new TreeMap<String, Object>(rating(ticket));
        input.put("raterId", rater);
        return input;
    }

    private String aToken() {
        var email = Helpdesk.newEmail();
        portal.signUp("Somebody", email);
        return portal.awaitToken(email);
    }
}
