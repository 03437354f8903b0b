package helpdesk.authorization;

import java.util.Arrays;
import java.util.List;

/// Whoever asks, in the order and in the words of the columns of `authorization.md`.
enum Asker {
    ANONYMOUS("anonymous"),
    CONTACT("the contact"),
    COLLABORATOR("a collaborator"),
    ANOTHER_CONTACT("another contact"),
    SOFT_DELETED("a soft-deleted contact"),
    STRANGER("a stranger"),
    AGENT("an agent"),
    PRIVACY_OFFICER("a privacy officer"),
    EXPIRED("an expired token"),
    FORGED("a forged token");

    private final String words;

    Asker(String words) {
        this.words = words;
    }

    static List<String> allInWords() {
        return Arrays.stream(values()).map(Asker::toString).toList();
    }

    boolean isContact() {
        return this == CONTACT || this == COLLABORATOR || this == ANOTHER_CONTACT || this == SOFT_DELETED;
    }

    boolean isAgent() {
        return this == AGENT || this == PRIVACY_OFFICER;
    }

    @Override
    public String toString() {
        return words;
    }
}
