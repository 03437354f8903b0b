package helpdesk.purge;

import helpdesk.contact.Agent;
import helpdesk.contact.ContactFilter;
import helpdesk.contact.ContactId;
import helpdesk.contact.ContactSearch;
import helpdesk.graphql.usererror.InvalidInput;
import helpdesk.graphql.usererror.Outcome;
import helpdesk.security.AgentCaller;
import helpdesk.security.AgentsAndContacts;
import helpdesk.security.CurrentCaller;
import helpdesk.security.PrivacyOfficersOnly;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;

/// Prepares, starts, cancels and shows purge batches. The workers purge their contacts.
@Service
public class PurgeBatches {

    private static final int MOST_IDS = 1_000;

    /// By a filter.
    private static final int MOST_FOUND = 10_000;

    private final PurgeBatchTransactions transactions;
    private final PurgeBatchRecords records;
    private final PurgeJobWorkers workers;
    private final ContactSearch contacts;
    private final ProgressFeed<PurgeBatchId, PurgeBatch> feed;
    private final CurrentCaller caller;

    PurgeBatches(
            PurgeBatchTransactions transactions,
            PurgeBatchRecords records,
            PurgeJobWorkers workers,
            ContactSearch contacts,
            ProgressFeed<PurgeBatchId, PurgeBatch> feed,
            CurrentCaller caller) {
        this.transactions = transactions;
        this.records = records;
        this.workers = workers;
        this.contacts = contacts;
        this.feed = feed;
        this.caller = caller;
    }

    /// Which contacts to purge: those with the ids, or all that the filter admits.
    record PreparePurgeBatchInput(
            @Nullable List<String> ids, @Nullable ContactFilter filter) {}

    /// The batch to start, and what was confirmed.
    record StartPurgeBatchInput(String id, String fingerprint) {}

    @PrivacyOfficersOnly
    public Outcome<PurgeBatch> prepare(PreparePurgeBatchInput input) {
        if ((input.ids() == null) == (input.filter() == null)) {
            return Outcome.refused(InvalidInput.of("Give either ids or a filter"));
        }
        return input.ids() == null ? prepare(input.filter()) : prepare(input.ids());
    }

    private Outcome<PurgeBatch> prepare(List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return Outcome.refused(InvalidInput.of("Give 1 to " + MOST_IDS + " ids", "ids"));
        }
        var chosen = new LinkedHashSet<ContactId>();
        for (var index = 0; index < ids.size(); index++) {
            var contact = ContactId.parse(ids.get(index));
            var path = String.valueOf(index);
            if (contact.isEmpty()) {
                return Outcome.refused(InvalidInput.of("This is not the id of a contact", "ids", path));
            }
            if (!chosen.add(contact.get())) {
                return Outcome.refused(InvalidInput.of("Each contact may occur only once", "ids", path));
            }
        }
        return Outcome.done(prepare(chosen));
    }

    private Outcome<PurgeBatch> prepare(ContactFilter filter) {
        if (!filter.isOfSoftDeleted()) {
            return Outcome.refused(InvalidInput.of(
                    "Only soft-deleted contacts can be purged: choose SOFT_DELETED", "filter", "state"));
        }
        if (filter.isSearch()) {
            return Outcome.refused(
                    InvalidInput.of("A search can miss contacts: give the ids of those it finds", "filter", "search"));
        }
        var found = contacts.softDeleted(filter, MOST_FOUND + 1);
        if (found.isEmpty()) {
            return Outcome.refused(InvalidInput.of("No soft-deleted contact matches this filter", "filter"));
        }
        if (found.size() > MOST_FOUND) {
            return Outcome.refused(InvalidInput.of(
                    "There are more than " + MOST_FOUND + " such contacts: take them in several batches", "filter"));
        }
        return Outcome.done(prepare(Set.copyOf(found)));
    }

    private PurgeBatch prepare(Set<ContactId> chosen) {
        return transactions.prepare(chosen, null, Agent.of(caller.agent()));
    }

    /// Prepares a batch of the contacts that were soft deleted before a time: the first 10,000, if there are more.
    /// Those with a legal hold, and those in a batch that is to start by itself or did, are left to others.
    /// Joins the running unit of work. Empty if there is none.
    ///
    /// @param startsAt when the batch starts by itself, unless somebody cancels it
    /// @param agent who is said to have requested it
    public Optional<PurgeBatch> prepareOfAll(Instant softDeletedBefore, Instant startsAt, Agent agent) {
        var waiting = records.findWaiting();
        var filter = ContactFilter.freeAndSoftDeletedBefore(softDeletedBefore);
        var due = contacts.softDeleted(filter, MOST_FOUND + waiting.size()).stream()
                .filter(contact -> !waiting.contains(contact))
                .limit(MOST_FOUND)
                .collect(Collectors.toSet());
        return due.isEmpty() ? Optional.empty() : Optional.of(transactions.prepare(due, startsAt, agent));
    }

    /// Cancels the batches that are to start by themselves. Joins the running unit of work.
    public void cancelThoseThatWait(Agent agent) {
        records.findThoseThatWait().forEach(batch -> transactions.cancel(batch, agent));
    }

    /// Starts the batch as it was shown. A repetition returns the batch that runs or ran.
    @PrivacyOfficersOnly
    public Outcome<PurgeBatch> start(StartPurgeBatchInput input) {
        return PurgeBatchId.parse(input.id())
                .map(id -> transactions.start(id, input.fingerprint(), Agent.of(caller.agent())))
                .map(this::woken)
                .orElseGet(() -> Outcome.refused(new PurgeBatchNotFound()));
    }

    private Outcome<PurgeBatch> woken(Outcome<PurgeBatch> outcome) {
        workers.wake();
        return outcome;
    }

    @PrivacyOfficersOnly
    public Outcome<PurgeBatch> cancel(String globalId) {
        return PurgeBatchId.parse(globalId)
                .map(id -> transactions.cancel(id, Agent.of(caller.agent())))
                .map(this::woken)
                .orElseGet(() -> Outcome.refused(new PurgeBatchNotFound()));
    }

    /// Empty for an id that is not valid, as for a batch that does not exist.
    @PrivacyOfficersOnly
    public Optional<PurgeBatch> find(String globalId) {
        return PurgeBatchId.parse(globalId).flatMap(records::find);
    }

    /// For others than privacy officers, no batch exists.
    @AgentsAndContacts
    public List<PurgeBatch> findAll(Collection<PurgeBatchId> ids) {
        return caller.get() instanceof AgentCaller agent && agent.isPrivacyOfficer() ? records.findAll(ids) : List.of();
    }

    /// The batch as it is now, and again after each change, until it has ended.
    @PrivacyOfficersOnly
    public Flux<Optional<PurgeBatch>> watch(String globalId) {
        return PurgeBatchId.parse(globalId).map(feed::subscribe).orElseGet(() -> Flux.just(Optional.empty()));
    }
}
