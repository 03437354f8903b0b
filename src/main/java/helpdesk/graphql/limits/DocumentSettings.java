package helpdesk.graphql.limits;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;
import org.springframework.util.Assert;

/// Which documents the server executes.
///
/// @param trusted the file with the trusted documents, such as `file:persisted-documents.json`, see [TrustedDocuments]
/// @param mode what happens to other documents
@ConfigurationProperties("helpdesk.documents")
record DocumentSettings(
        @Nullable Resource trusted, @DefaultValue("off") Mode mode) {

    enum Mode {
        /// The file is not read.
        OFF,

        /// Other documents are executed, and their hashes are logged.
        LOG,

        /// Other documents are refused.
        ENFORCE
    }

    DocumentSettings {
        Assert.isTrue(
                mode == Mode.OFF || trusted != null,
                "helpdesk.documents.trusted must be set unless helpdesk.documents.mode is off");
    }
}
