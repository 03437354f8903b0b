package helpdesk.interleaving;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What there is to know about a contact, and what was answered to whom, as the rules have it: this is the
/// specification that the server is held against, and it knows nothing of locks, transactions or statements.
///
/// @param changes how often the contact itself has changed since both sessions saw it
/// @param facts what the sessions have left behind, each by a name, such as `comment A`
/// @param previewed what each session has seen in a preview
record World(Life life, int changes, Set<String> facts, Map<Side, World> previewed, Map<Side, List<String>> answers) {

    static final String DONE = "done";

    private static final String NO_FIELD = "deleted field";
    private static final String VALUE_OF_FIELD = "value A";

    private static final Predicate<String> STAYS =
            fact -> Stream.of("comment", "rating", "new ", "left out", NO_FIELD).anyMatch(fact::startsWith);

    /// These links end together.
    private static final Predicate<String> CHANGES_THE_ACCOUNT = Set.of("change link", "reset link")::contains;

    static World of(Pair pair) {
        var facts = new TreeSet<>(Set.of("link"));
        if (pair.life() == Life.PURGING) {
            facts.add("new link");
        }
        if (pair.has(Operation.EMAIL_CHANGE)) {
            facts.add("change link");
        }
        if (pair.has(Operation.RIVAL_SIGN_UP)) {
            facts.add("rival link");
        }
        if (pair.has(Operation.PASSWORD_RESET)) {
            facts.addAll(Set.of("account", "reset link"));
        }
        var world = new World(pair.life(), 0, facts, Map.of(), Map.of());
        return Stream.of(Side.values())
                .filter(side -> pair.of(side).hasBatch())
                .reduce(world, World::preview, (one, _) -> one);
    }

    World softDelete(Side side) {
        return life.isOver()
                ? answer(side, "ContactNotFound")
                : become(Life.SOFT_DELETED).answer(side, DONE);
    }

    World restore(Side side) {
        return life.isOver()
                ? answer(side, "ContactNotFound")
                : become(Life.ACTIVE).answer(side, DONE);
    }

    World update(Side side) {
        if (life == Life.ACTIVE && changes > 0) {
            return answer(side, "ContactChanged");
        }
        if (life == Life.ACTIVE && side == Side.A && facts.contains(NO_FIELD)) {
            return answer(side, "InvalidInput");
        }
        var told = inItsName(side, side == Side.A ? "job A" : "name B", "value " + side);
        return life == Life.ACTIVE ? told.changed() : told;
    }

    /// With the value that somebody may have written meanwhile.
    World deleteField(Side side) {
        if (facts.contains(NO_FIELD)) {
            return answer(side, "CustomFieldNotFound");
        }
        var seen = Objects.requireNonNull(previewed.get(side)).facts();
        return seen.contains(VALUE_OF_FIELD) == facts.contains(VALUE_OF_FIELD)
                ? without(Predicate.isEqual(VALUE_OF_FIELD)).with(NO_FIELD).answer(side, DONE)
                : answer(side, "CustomFieldPreviewChanged");
    }

    World createTicket(Side side) {
        return inItsName(side, "ticket " + side, "first " + side);
    }

    /// Of the contact, on another one's ticket.
    World comment(Side side) {
        return inItsName(side, "comment " + side);
    }

    /// Of another contact, on the contact's ticket.
    World answerContact(Side side) {
        return life.isOver()
                ? answer(side, "TicketNotFound")
                : with("answer " + side).answer(side, DONE);
    }

    /// By that other contact itself (R1).
    World answerContactInPortal(Side side) {
        return life == Life.SOFT_DELETED ? answer(side, "TicketReadOnly") : answerContact(side);
    }

    World rate(Side side) {
        return life == Life.ACTIVE && facts.stream().anyMatch(fact -> fact.startsWith("rating"))
                ? answer(side, "TicketAlreadyRated")
                : inItsName(side, "rating " + side);
    }

    World collaborate(Side side) {
        return inItsName(side, "collaborator");
    }

    /// With a link to the contact's address, which goes with the contact. Once the contact has another one, the address
    /// is somebody else's.
    World confirmSignUp(Side side) {
        if (facts.contains("address changed") && facts.contains("link")) {
            return with("new contact", "new contact's account")
                    .without(Predicate.isEqual("link"))
                    .answer(side, DONE);
        }
        return life == Life.ACTIVE && facts.contains("link")
                ? with("account").without(Predicate.isEqual("link")).answer(side, DONE)
                : answer(side, "LinkInvalid");
    }

    /// With a link to the same address from after the purge has begun: it is somebody else's. One account spends all
    /// links to the address that are left.
    World confirmNewSignUp(Side side) {
        return facts.contains("new link")
                ? with("new contact", "new contact's account")
                        .without(fact -> fact.endsWith("link"))
                        .answer(side, DONE)
                : answer(side, "LinkInvalid");
    }

    /// The address of before is told.
    World confirmEmailChange(Side side) {
        return life == Life.ACTIVE && facts.contains("change link")
                ? with("address changed", "notice")
                        .without(CHANGES_THE_ACCOUNT)
                        .changed()
                        .answer(side, DONE)
                : answer(side, "LinkInvalid");
    }

    World resetPassword(Side side) {
        return life == Life.ACTIVE && facts.contains("reset link")
                ? with("password " + side).without(CHANGES_THE_ACCOUNT).answer(side, DONE)
                : answer(side, "LinkInvalid");
    }

    /// With a link to the address that the contact wants: whoever is first has it, and proves to be the contact if that
    /// is the one.
    World confirmRivalSignUp(Side side) {
        if (life != Life.ACTIVE && facts.contains("address changed")) {
            return answer(side, "LinkInvalid");
        }
        var opened = facts.contains("address changed") ? with("account") : with("new contact", "new contact's account");
        return opened.without(Set.of("rival link", "change link")::contains).answer(side, DONE);
    }

    World placeLegalHold(Side side) {
        return life.isOver()
                ? answer(side, "ContactNotFound")
                : with("hold " + side).answer(side, DONE);
    }

    World preview(Side side) {
        var seen = new EnumMap<Side, World>(Side.class);
        seen.putAll(previewed);
        seen.put(side, seenNow());
        return new World(life, changes, facts, seen, answers);
    }

    World beginPurge(Side side) {
        return switch (life) {
            case ACTIVE -> answer(side, "ContactNotSoftDeleted");
            case SOFT_DELETED -> beginPurgeOfSoftDeleted(side);
            case PURGING, GONE -> answer(side, DONE);
        };
    }

    private World beginPurgeOfSoftDeleted(Side side) {
        if (isHeld()) {
            return answer(side, "ContactOnLegalHold");
        }
        return seenNow().equals(previewed.get(side))
                ? become(Life.PURGING).answer(side, DONE)
                : answer(side, "PurgePreviewChanged");
    }

    /// A batch of the retention policy, if the contact is due.
    World prepareIfDue(Side side) {
        return life == Life.SOFT_DELETED && !isHeld() ? preview(side) : this;
    }

    World purgeInBatchIfPrepared(Side side) {
        return previewed.containsKey(side) ? purgeInBatch(side) : answer(side, DONE);
    }

    /// If the contact is as it was when the batch was prepared; otherwise the batch notes why it has left it out.
    World purgeInBatch(Side side) {
        var after = switch (life) {
            case ACTIVE -> with("left out as NOT_SOFT_DELETED");
            case SOFT_DELETED -> purgeSoftDeletedInBatch(side);
            case PURGING, GONE -> with("left out as CONTACT_NOT_FOUND");
        };
        return after.answer(side, DONE);
    }

    private World purgeSoftDeletedInBatch(Side side) {
        if (isHeld()) {
            return with("left out as LEGAL_HOLD");
        }
        return seenNow().equals(previewed.get(side))
                ? become(Life.PURGING).endPurge(side)
                : with("left out as CHANGED_SINCE_PREVIEW");
    }

    World endPurge(Side side) {
        return life == Life.PURGING ? become(Life.GONE).without(STAYS.negate()) : this;
    }

    /// Of which the beginning has been seen.
    World endExport(Side side) {
        if (Objects.requireNonNull(previewed.get(side)).life().isOver()) {
            return answer(side, "NotFound");
        }
        return answer(side, life.isOver() ? "broken off" : DONE);
    }

    World purgeChunk(Side side) {
        return endPurge(side).answer(side, DONE);
    }

    private World inItsName(Side side, String... left) {
        return switch (life) {
            case ACTIVE -> with(left).answer(side, DONE);
            case SOFT_DELETED -> answer(side, "ContactNotActive");
            case PURGING, GONE -> answer(side, "ContactNotFound");
        };
    }

    private boolean isHeld() {
        return facts.stream().anyMatch(fact -> fact.startsWith("hold"));
    }

    /// The field itself is not part of what belongs to the contact.
    private World seenNow() {
        return new World(life, changes, facts, Map.of(), Map.of()).without(Predicate.isEqual(NO_FIELD));
    }

    private World become(Life next) {
        return next == life ? this : new World(next, changes, facts, previewed, answers).changed();
    }

    private World changed() {
        return new World(life, changes + 1, facts, previewed, answers);
    }

    private World with(String... added) {
        var all = new TreeSet<>(facts);
        all.addAll(List.of(added));
        return new World(life, changes, all, previewed, answers);
    }

    private World without(Predicate<String> gone) {
        var left = new TreeSet<>(facts);
        left.removeIf(gone);
        return new World(life, changes, left, previewed, answers);
    }

    private World answer(Side side, String text) {
        var all = new EnumMap<Side, List<String>>(Side.class);
        all.putAll(answers);
        var own = new ArrayList<>(all.getOrDefault(side, List.of()));
        own.add(text);
        all.put(side, List.copyOf(own));
        return new World(life, changes, facts, previewed, all);
    }
}
