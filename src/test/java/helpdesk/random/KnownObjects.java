package helpdesk.random;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a caller of a real help desk would know: ids by type and other strings that the server gave out. Random strings
/// alone would never get past the front door.
///
/// @param visitors the contacts who call; nobody soft deletes them, or their requests would test nothing from then on.
///     Legal holds are placed on them only, or nobody else could be purged
record KnownObjects(
        List<String> contacts,
        List<String> visitors,
        List<String> tickets,
        List<String> comments,
        List<String> purges,
        List<String> auditEvents,
        List<String> legalHolds,
        List<String> purgeBatches,
        List<String> fieldKeys,
        List<String> emails,
        List<String> fingerprints,
        List<String> batchFingerprints,
        List<String> cursors) {

    private static final Pattern CONTACT = Pattern.compile("contact|requester|author|rater|collaborator");
    private static final Pattern TICKET = Pattern.compile("ticket");
    private static final Pattern PURGE = Pattern.compile("purge");
    private static final Pattern HOLD = Pattern.compile("legalhold");
    private static final Pattern BATCH = Pattern.compile("purgebatch");
    private static final Pattern END = Pattern.compile("softdelete|purgecontact|preparepurgebatch");

    /// Ids that fit an argument or an input field, as far as its name and its owner's tell.
    List<String> idsFor(String owner, String name) {
        if (END.matcher(owner.toLowerCase(Locale.ROOT)).find()) {
            return contacts;
        }
        if (HOLD.matcher(owner.toLowerCase(Locale.ROOT)).find()) {
            return HOLD.matcher(name.toLowerCase(Locale.ROOT)).find() ? legalHolds : visitors;
        }
        if (BATCH.matcher(owner.toLowerCase(Locale.ROOT)).find()) {
            return purgeBatches;
        }
        return Stream.of(name, owner)
                .map(hint -> idsFor(hint.toLowerCase(Locale.ROOT)))
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .orElseGet(this::ids);
    }

    private List<String> idsFor(String hint) {
        if (CONTACT.matcher(hint).find()) {
            return Stream.concat(contacts.stream(), visitors.stream()).toList();
        }
        if (TICKET.matcher(hint).find()) {
            return tickets;
        }
        return PURGE.matcher(hint).find() ? purges : List.of();
    }

    /// Of all types.
    List<String> ids() {
        return Stream.of(contacts, visitors, tickets, comments, purges, auditEvents, legalHolds, purgeBatches)
                .flatMap(List::stream)
                .toList();
    }
}
