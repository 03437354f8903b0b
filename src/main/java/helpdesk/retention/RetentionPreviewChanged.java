package helpdesk.retention;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Contacts would be purged sooner than now, and this preview of it was not confirmed.
public record RetentionPreviewChanged(RetentionPreview currentPreview, String message, List<String> field)
        implements UserError {

    RetentionPreviewChanged(RetentionPreview currentPreview) {
        this(
                currentPreview,
                "This purges contacts sooner than now; look at the current preview and confirm it",
                UserError.at("previewFingerprint"));
    }
}
