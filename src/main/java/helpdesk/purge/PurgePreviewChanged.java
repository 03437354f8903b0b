package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Something has changed since the preview that was confirmed.
public record PurgePreviewChanged(PurgePreview currentPreview, String message, List<String> field)
        implements UserError {

    PurgePreviewChanged(PurgePreview currentPreview) {
        this(
                currentPreview,
                "Something has changed since this preview; look at the new one and confirm again",
                UserError.at("previewFingerprint"));
    }
}
