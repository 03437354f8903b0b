package helpdesk.retention;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The policy is switched on or shortened, and this preview of it was not confirmed.
public record RetentionPreviewChanged(RetentionPreview currentPreview, String message, List<String> field)
        implements UserError {

    RetentionPreviewChanged(RetentionPreview currentPreview) {
        this(
                currentPreview,
                "This needs the fingerprint of the current preview; look at it and confirm",
                UserError.at("previewFingerprint"));
    }
}
