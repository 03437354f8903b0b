package helpdesk.interleaving;

import java.util.List;
import java.util.stream.Stream;

/// Two operations at once, on a contact in some state.
record Pair(Operation a, Operation b, Life life) {

    /// Those that have to do with values of custom fields.
    private static final List<Operation> OF_VALUES =
            List.of(Operation.UPDATE, Operation.PURGE, Operation.FIELD_DELETION);

    /// Those that a new password may meet.
    private static final List<Operation> OF_PASSWORDS =
            List.of(Operation.SOFT_DELETE, Operation.PURGE, Operation.EMAIL_CHANGE, Operation.PASSWORD_RESET);

    /// What a change of several contacts may meet.
    private static final List<Operation> OF_SEVERAL = List.of(
            Operation.SOFT_DELETE,
            Operation.SOFT_DELETE_OF_SEVERAL,
            Operation.RESTORE,
            Operation.RESTORE_OF_SEVERAL,
            Operation.PURGE,
            Operation.PURGE_CHUNK,
            Operation.COMMENT);

    /// Those that a legal hold may meet.
    private static final List<Operation> OF_HOLDS = List.of(
            Operation.SOFT_DELETE,
            Operation.RESTORE,
            Operation.PURGE,
            Operation.PURGE_CHUNK,
            Operation.LEGAL_HOLD,
            Operation.BATCH);

    /// Those that a batch may meet.
    private static final List<Operation> OF_BATCHES = List.of(
            Operation.SOFT_DELETE,
            Operation.RESTORE,
            Operation.PURGE,
            Operation.PURGE_CHUNK,
            Operation.ANSWER,
            Operation.LEGAL_HOLD,
            Operation.BATCH);

    /// What keeps a contact from being purged by the retention policy.
    private static final List<Operation> AGAINST_RETENTION = List.of(Operation.RESTORE, Operation.LEGAL_HOLD);

    /// Each with each, itself included, in each state in which both can be asked for.
    static Stream<Pair> all() {
        var operations = List.of(Operation.values());
        return operations.stream()
                .flatMap(a -> operations.subList(operations.indexOf(a), operations.size()).stream()
                        .flatMap(b -> Stream.of(Life.ACTIVE, Life.SOFT_DELETED, Life.PURGING)
                                .map(life -> new Pair(a, b, life))))
                .filter(Pair::isPossible);
    }

    /// Once a purge has begun there is a chunk to do, and the contact's address is free; nothing else is left of it.
    /// Only who wants an address has a rival for it, and only a purge ends an export.
    /// Batches are of contacts that are soft deleted, and so is who is due by the retention policy.
    private boolean isPossible() {
        return (life == Life.PURGING) == (has(Operation.PURGE_CHUNK) || has(Operation.NEW_SIGN_UP))
                && (!has(Operation.FIELD_DELETION) || OF_VALUES.containsAll(List.of(a, b)))
                && (!has(Operation.PASSWORD_RESET) || OF_PASSWORDS.containsAll(List.of(a, b)))
                && (!(has(Operation.SOFT_DELETE_OF_SEVERAL) || has(Operation.RESTORE_OF_SEVERAL))
                        || OF_SEVERAL.containsAll(List.of(a, b)))
                && (!has(Operation.EXPORT) || has(Operation.PURGE) || has(Operation.PURGE_CHUNK))
                && (!isOfRetention() || (life == Life.SOFT_DELETED && AGAINST_RETENTION.contains(a)))
                && (!has(Operation.LEGAL_HOLD) || isOfRetention() || OF_HOLDS.containsAll(List.of(a, b)))
                && (!has(Operation.BATCH) || (life != Life.ACTIVE && OF_BATCHES.containsAll(List.of(a, b))))
                && (has(Operation.EMAIL_CHANGE) || !has(Operation.RIVAL_SIGN_UP));
    }

    /// It is the second one, as it is declared after the others.
    boolean isOfRetention() {
        return b.isOfRetention();
    }

    boolean has(Operation operation) {
        return a == operation || b == operation;
    }

    Operation of(Side side) {
        return side == Side.A ? a : b;
    }

    @Override
    public String toString() {
        return a + "+" + b + "/" + life;
    }
}
