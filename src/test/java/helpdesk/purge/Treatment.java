package helpdesk.purge;

import java.util.Arrays;
import java.util.Set;

/// What a purge does to a column, in the words of the `erasure.md` files.
enum Treatment {
    /// Empty, or gone with its row, wherever it is the contact's (R7).
    ERASE("erase"),
    /// Gone with the ticket that the contact requested, whoever wrote it (R5).
    DELETE_WITH_TICKET("delete with ticket"),
    /// Empty where it named the contact; the rest of the row stays (R6).
    AUTHOR_TO_DELETED_USER("author to Deleted User"),
    /// Stays: the id of a contact who is gone leads nowhere.
    KEEP_THE_ID("keep the id"),
    /// Never held anything of a contact.
    NOT_PERSONAL("not personal");

    private static final Set<Treatment> OF_PERSONAL_DATA = Set.of(ERASE, DELETE_WITH_TICKET, AUTHOR_TO_DELETED_USER);

    private final String words;

    Treatment(String words) {
        this.words = words;
    }

    static Treatment of(String words) {
        return Arrays.stream(values())
                .filter(treatment -> treatment.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no treatment called " + words));
    }

    boolean isOfPersonalData() {
        return OF_PERSONAL_DATA.contains(this);
    }
}
