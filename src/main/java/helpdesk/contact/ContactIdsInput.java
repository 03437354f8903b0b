package helpdesk.contact;

import static java.util.stream.Collectors.toSet;

import helpdesk.graphql.GlobalId;
import helpdesk.graphql.usererror.InvalidInput;
import helpdesk.graphql.usererror.UserError;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Which contacts to soft delete or to restore at once, by their global ids. An id of no contact, or one that occurs a
/// second time, is refused without the others.
record ContactIdsInput(List<String> ids) {

    private static final int MOST = 500;
    private static final String PATH = "ids";

    /// Why all of them are refused.
    Optional<UserError> whyNot() {
        return ids.isEmpty() || ids.size() > MOST
                ? Optional.of(InvalidInput.of("Give 1 to " + MOST + " ids", PATH))
                : Optional.empty();
    }

    Set<ContactId> contacts() {
        return ids.stream().map(ContactId::parse).flatMap(Optional::stream).collect(toSet());
    }

    /// One for each id, in the order of the ids.
    ///
    /// @param existing the contacts that existed
    /// @param contacts those that still do
    List<ContactResult> results(Set<ContactId> existing, Map<ContactId, ContactView> contacts) {
        var before = new HashSet<String>();
        return IntStream.range(0, ids.size())
                .mapToObj(index -> before.add(ids.get(index)) ? result(index, existing, contacts) : repeated(index))
                .toList();
    }

    private ContactResult result(int index, Set<ContactId> existing, Map<ContactId, ContactView> contacts) {
        return ContactId.parse(ids.get(index))
                .filter(existing::contains)
                .map(contact -> new ContactResult(id(index), contacts.get(contact), List.of()))
                .orElseGet(() -> refused(index, new ContactNotFound(PATH, String.valueOf(index))));
    }

    private ContactResult repeated(int index) {
        return refused(index, InvalidInput.of("Each contact may occur only once", PATH, String.valueOf(index)));
    }

    private ContactResult refused(int index, UserError reason) {
        return new ContactResult(id(index), null, List.of(reason));
    }

    private @Nullable String id(int index) {
        return GlobalId.parse(ids.get(index)).map(GlobalId::toString).orElse(null);
    }
}
