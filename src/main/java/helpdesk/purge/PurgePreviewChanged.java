package helpdesk.purge;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// Something has changed since the preview that was confirmed.
public record PurgePreviewChanged(PurgePreview currentPreview) implements UserError {

    @Override
    public String message() {
        return "Something has changed since this preview; look at the new one and confirm again";
    }

    @Override
    public List<String> field() {
        return List.of("input", "previewFingerprint");
    }
}
