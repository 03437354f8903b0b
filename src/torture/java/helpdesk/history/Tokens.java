package helpdesk.history;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Versions or fingerprints that clients have seen: those that still hold, and those that a change has made stale.
record Tokens(Set<String> current, Set<String> stale) {

    static final Tokens NONE = new Tokens(Set.of(), Set.of());

    boolean hold(Object token) {
        return current.contains(token.toString());
    }

    /// Whether it may be seen now: a stale one never comes back.
    boolean admit(Object token) {
        return !stale.contains(token.toString());
    }

    Tokens seen(Object token) {
        return new Tokens(union(current, Set.of(token.toString())), stale);
    }

    Tokens changed() {
        return current.isEmpty() ? this : new Tokens(Set.of(), union(stale, current));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}
