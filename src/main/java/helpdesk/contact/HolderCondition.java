package helpdesk.contact;

import helpdesk.contact.spi.Holders;
import java.util.Map;

/// A condition that a contact `c` has something of another module, or does not have it.
///
/// @param sql to append to a `WHERE`; empty for no condition
record HolderCondition(String sql, Map<String, ?> parameters) {

    static final HolderCondition NONE = new HolderCondition("", Map.of());

    static HolderCondition of(Holders holders, boolean isWanted) {
        return new HolderCondition(
                (isWanted ? " AND " : " AND NOT ") + "(" + holders.isHolder() + ")", holders.parameters());
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
