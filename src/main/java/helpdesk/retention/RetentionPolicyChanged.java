package helpdesk.retention;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Somebody else has set the policy since the version on which this change is based.
public record RetentionPolicyChanged(RetentionPolicy retentionPolicy, String message, List<String> field)
        implements UserError {

    RetentionPolicyChanged(RetentionPolicy current) {
        this(
                current,
                "The retention policy has changed in the meantime; look at it again and repeat your change",
                UserError.at("version"));
    }
}
