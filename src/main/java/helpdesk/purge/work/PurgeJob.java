package helpdesk.purge.work;

import helpdesk.database.EntityId;
import helpdesk.purge.record.PurgeId;
import java.util.HexFormat;

/// What the job of a purge is called in the database: all of them alike, and each by the id of its purge.
public final class PurgeJob {

    public static final String TABLE = "purge_job";
    public static final String TASK = "purge";

    private PurgeJob() {}

    public static String nameOf(PurgeId purge) {
        return HexFormat.of().formatHex(purge.bytes());
    }

    public static PurgeId purgeOf(String name) {
        return new PurgeId(EntityId.uuid(HexFormat.of().parseHex(name)));
    }
}
