package helpdesk.interleaving;

import helpdesk.contact.ContactId;
import helpdesk.database.Row;
import helpdesk.graphql.GlobalId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A contact, and two others, one with a smaller id and one with a larger one: each is on tickets of the others. Ids
/// are new for each scene, so that nothing of an earlier one is in the way.
record Scene(int number) {

    /// Nobody else's: whoever finds one after a purge has found the contact.
    static final Set<String> PERSONAL =
            Set.of("Mallory Canary", "+4930231250001", "Canary keeper", "1 Canary Row", "Canary yellow");

    /// Of the contact, as both sessions have seen it.
    static final int VERSION = 3;

    UUID lowContact() {
        return id(1);
    }

    UUID contact() {
        return id(2);
    }

    UUID highContact() {
        return id(3);
    }

    UUID ownTicket() {
        return id(4);
    }

    /// Requested by the contact with the smaller id. The contact has commented there, and takes part.
    UUID lowTicket() {
        return id(5);
    }

    /// Requested by the contact with the larger id, likewise.
    UUID highTicket() {
        return id(6);
    }

    /// Requested by the contact with the smaller id. The contact has nothing to do with it.
    UUID strangeTicket() {
        return id(7);
    }

    /// For anything else.
    UUID id(int last) {
        return new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L | last);
    }

    String email() {
        return "mallory." + number + "@example.com";
    }

    String token() {
        return "canary-token-" + number;
    }

    String newToken() {
        return "newcomer-token-" + number;
    }

    /// That the contact wants to have instead.
    String wantedEmail() {
        return "wanted." + number + "@example.com";
    }

    String changeToken() {
        return "change-token-" + number;
    }

    String rivalToken() {
        return "rival-token-" + number;
    }

    String resetToken() {
        return "reset-token-" + number;
    }

    String contactId() {
        return new ContactId(contact()).global();
    }

    static String ticketId(UUID ticket) {
        return new GlobalId('T', ticket).toString();
    }

    /// Ids that make a row the contact's when they are in it.
    List<String> own() {
        return List.of(literal(contact()), literal(ownTicket()));
    }

    /// Whether an export of the contact contains all that there is before it is purged.
    static boolean isWhole(String export) {
        return PERSONAL.stream().allMatch(export::contains)
                && occurrences("It does not print", export) == 5
                && occurrences("It took a while", export) == 2
                && occurrences("addedAt", export) == 4;
    }

    private static int occurrences(String text, String export) {
        return export.split(text, -1).length - 1;
    }

    String literal(UUID id) {
        return Row.literal(new ContactId(id).bytes());
    }
}
