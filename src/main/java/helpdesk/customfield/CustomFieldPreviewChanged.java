package helpdesk.customfield;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The values of the field have changed since the preview that was confirmed.
public record CustomFieldPreviewChanged(CustomFieldDeletionPreview currentPreview, String message, List<String> field)
        implements UserError {

    CustomFieldPreviewChanged(CustomFieldDeletionPreview currentPreview) {
        this(
                currentPreview,
                "Something has changed since this preview; look at the new one and confirm again",
                UserError.at("previewFingerprint"));
    }
}
