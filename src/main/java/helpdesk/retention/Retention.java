package helpdesk.retention;

import helpdesk.contact.Agent;
import helpdesk.database.UnitOfWork;
import helpdesk.graphql.error.BadUserInput;
import helpdesk.graphql.usererror.InputCheck;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.purge.PurgeBatches;
import helpdesk.security.AgentsOnly;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.graphql.data.ArgumentValue;
import org.springframework.stereotype.Service;

/// Reads, previews and sets the retention policy.
@Service
class Retention {

    private final RetentionPolicies policies;
    private final RetentionPreviews previews;
    private final PurgeBatches batches;
    private final CurrentCaller caller;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retention(
            RetentionPolicies policies,
            RetentionPreviews previews,
            PurgeBatches batches,
            CurrentCaller caller,
            ApplicationEventPublisher events,
            Clock clock) {
        this.policies = policies;
        this.previews = previews;
        this.batches = batches;
        this.caller = caller;
        this.events = events;
        this.clock = clock;
    }

    /// The policy to set, or null to switch it off.
    ///
    /// @param previewFingerprint of the preview that was confirmed
    /// @param version the version on which the change is based; null to change any version
    record SetRetentionPolicyInput(
            ArgumentValue<RetentionPolicyInput> policy,
            @Nullable String previewFingerprint,
            @Nullable Integer version) {}

    @AgentsOnly
    public RetentionPolicy policy() {
        return policies.find();
    }

    @PrivacyOfficersOnly
    public RetentionPreview preview(RetentionPolicyInput policy) {
        var check = new InputCheck();
        return policy.rules(check, "policy").map(previews::preview).orElseThrow(() -> badInput(check));
    }

    /// A query has no `userErrors`, so the message names the fields.
    private static BadUserInput badInput(InputCheck check) {
        return new BadUserInput(check.refusals().stream()
                .map(refusal -> String.join(
                                ".", refusal.field().subList(1, refusal.field().size())) + ": " + refusal.message())
                .collect(Collectors.joining("; ")));
    }

    @PrivacyOfficersOnly
    @UnitOfWork
    public Outcome<RetentionPolicy> set(SetRetentionPolicyInput input) {
        var check = new InputCheck();
        var rules = input.policy()
                .asOptional()
                .flatMap(policy -> policy.rules(check, "policy"))
                .orElse(null);
        if (input.policy().isOmitted()) {
            check.refuse("Send a policy, or null to switch it off", "policy");
        }
        return check.hasRefusals() ? Outcome.refused(check.refusals()) : set(rules, input, policies.lock());
    }

    private Outcome<RetentionPolicy> set(
            @Nullable RetentionRules rules, SetRetentionPolicyInput input, RetentionPolicy current) {
        if (input.version() != null && input.version() != current.version()) {
            return Outcome.refused(new RetentionPolicyChanged(current));
        }
        if (rules != null && current.isShortenedBy(rules)) {
            var preview = previews.preview(rules);
            if (!preview.fingerprint().equals(input.previewFingerprint())) {
                return Outcome.refused(new RetentionPreviewChanged(preview));
            }
        }
        return Outcome.done(Objects.equals(rules, current.rules()) ? current : set(rules));
    }

    /// Batches that wait under the old policy are cancelled: the next run finds who is due under the new one.
    private RetentionPolicy set(@Nullable RetentionRules rules) {
        var officer = caller.agent();
        var now = clock.instant();
        batches.cancelThoseThatWait(Agent.of(officer));
        policies.set(rules, rules == null ? null : rules.runAt().next(now), officer, now);
        var policy = policies.find();
        var sentence = rules == null ? "Contacts are not purged by themselves" : rules.sentence();
        events.publishEvent(new RetentionPolicySet(policy.version(), sentence, Agent.of(officer)));
        return policy;
    }
}
