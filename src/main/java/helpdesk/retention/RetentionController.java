package helpdesk.retention;

import helpdesk.contact.ContactView;
import helpdesk.graphql.usererror.Payload;
import helpdesk.graphql.usererror.UserError;
import helpdesk.retention.Retention.SetRetentionPolicyInput;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/// Translates between the schema and the retention policy.
@Controller
class RetentionController {

    private final Retention retention;
    private final PurgeDueAt purgeDueAt;

    RetentionController(Retention retention, PurgeDueAt purgeDueAt) {
        this.retention = retention;
        this.purgeDueAt = purgeDueAt;
    }

    /// What `setRetentionPolicy` answers.
    public record SetRetentionPolicyPayload(
            @Nullable RetentionPolicy retentionPolicy, List<? extends UserError> userErrors) implements Payload {}

    @QueryMapping
    RetentionPolicy retentionPolicy() {
        return retention.policy();
    }

    @QueryMapping
    RetentionPreview retentionPreview(@Argument RetentionPolicyInput policy) {
        return retention.preview(policy);
    }

    @MutationMapping
    SetRetentionPolicyPayload setRetentionPolicy(@Argument SetRetentionPolicyInput input) {
        return retention.set(input).payload(SetRetentionPolicyPayload::new);
    }

    @SchemaMapping(typeName = "Contact")
    Optional<Instant> purgeDueAt(ContactView contact) {
        return contact.value(purgeDueAt);
    }
}
