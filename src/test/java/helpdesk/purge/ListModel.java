package helpdesk.purge;

import static java.util.Objects.requireNonNullElse;

import java.text.Normalizer;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a list is to hold, out of all objects, each of which was read by its id: a plain filter and a plain sort.
record ListModel(
        String list, Map<String, ?> filter, @Nullable Map<String, String> order) {

    /// In their order.
    List<String> ids(List<JsonNode> objects) {
        return objects.stream()
                .filter(filters())
                .sorted(isDescending() ? comparator().reversed() : comparator())
                .map(object -> object.path("id").asString())
                .toList();
    }

    /// Whether no index serves the list, or nothing can meet its conditions.
    boolean isRefused() {
        return isEmptySpan("updatedAfter", "updatedBefore")
                || isEmptySpan("softDeletedAfter", "softDeletedBefore")
                || isEmptySpan("startedAfter", "startedBefore")
                || switch (list) {
                    case "tickets" -> isRefusedOfTickets();
                    case "contacts" -> isRefusedOfContacts();
                    default -> false;
                };
    }

    private boolean isEmptySpan(String after, String before) {
        return filter.containsKey(after)
                && filter.containsKey(before)
                && !time(filter.get(after)).isBefore(time(filter.get(before)));
    }

    private boolean isRefusedOfTickets() {
        return !filter.containsKey("number")
                && (isByUpdate()
                        ? filter.containsKey("collaboratorId")
                                || (filter.containsKey("search") && !filter.containsKey("requesterId"))
                        : hasUpdated());
    }

    private boolean hasUpdated() {
        return filter.containsKey("updatedAfter") || filter.containsKey("updatedBefore");
    }

    private boolean isByUpdate() {
        return order == null
                ? hasUpdated()
                : Map.copyOf(order).getOrDefault("field", "").equals("UPDATED_AT");
    }

    private boolean isRefusedOfContacts() {
        if (filter.containsKey("search")) {
            return hasSoftDeleted()
                    || filter.containsKey("customField")
                    || field().equals("SOFT_DELETED_AT")
                    || terms().anyMatch(term -> term.length() < 2);
        }
        return isActive()
                ? hasSoftDeleted()
                        || field().equals("SOFT_DELETED_AT")
                        || (filter.containsKey("customField") && !field().equals("CREATED_AT"))
                : hasSoftDeleted() && !field().equals("SOFT_DELETED_AT");
    }

    private boolean isActive() {
        return !"SOFT_DELETED".equals(filter.get("state"));
    }

    private boolean hasSoftDeleted() {
        return filter.containsKey("softDeletedAfter") || filter.containsKey("softDeletedBefore");
    }

    private Predicate<JsonNode> filters() {
        return switch (list) {
            case "tickets" -> this::holdsTicket;
            case "contacts" -> this::holdsContact;
            default -> this::holdsPurge;
        };
    }

    private boolean holdsTicket(JsonNode ticket) {
        return ticket.path("__typename").asString().equals("Ticket")
                && meets("status", statuses -> ((List<?>) statuses).contains(text(ticket, "status")))
                && meets("requesterId", ticket.at("/requester/id").asString()::equals)
                && meets(
                        "collaboratorId",
                        id -> ticket.path("collaborators")
                                .valueStream()
                                .anyMatch(one -> text(one, "id").equals(id)))
                && meets("number", number -> number.equals(ticket.path("number").asInt()))
                && meets(
                        "search",
                        search -> Stream.of(search.toString().split(" "))
                                .allMatch(word -> hasWord(text(ticket, "subject"), word)))
                && isWithin(ticket, "updated");
    }

    private static boolean hasWord(String subject, String beginning) {
        return Stream.of(subject.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .anyMatch(word -> word.startsWith(beginning.toLowerCase(Locale.ROOT)));
    }

    private boolean holdsContact(JsonNode contact) {
        return contact.path("__typename").asString().equals("Contact")
                && text(contact, "state").equals(isActive() ? "ACTIVE" : "SOFT_DELETED")
                && meets(
                        "customField",
                        wanted -> contact.path("customFieldValues")
                                .valueStream()
                                .anyMatch(value -> Map.of("key", text(value, "key"), "value", text(value, "value"))
                                        .equals(wanted)))
                && meets("search", _ -> terms().allMatch(term -> isFoundBy(contact, term)))
                && isWithin(contact, "softDeleted");
    }

    /// A phone number is one of them.
    private Stream<String> terms() {
        var search = String.valueOf(filter.get("search"));
        return search.matches("[0-9 ]+") ? Stream.of(search.replace(" ", "")) : words(folded(search));
    }

    private static boolean isFoundBy(JsonNode contact, String term) {
        var text = folded(text(contact, "name") + " " + text(contact, "email"));
        var digits = text(contact, "phone").replace("+", "");
        return Stream.concat(words(text), words(text.replace("-", ""))).anyMatch(word -> word.startsWith(term))
                || (term.length() >= 4 && digits.endsWith(term))
                || digits.replaceFirst("^49", "0").equals(term);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("[^a-z0-9]+")).filter(word -> !word.isEmpty());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .replaceAll("[\\p{M}'’]", "")
                .replace("ß", "ss")
                .replace("ø", "o");
    }

    private boolean holdsPurge(JsonNode purge) {
        return purge.path("__typename").asString().equals("Purge")
                && meets("state", text(purge, "purgeState")::equals)
                && meets("requestedBy", text(purge, "requestedBy")::equals)
                && isWithin(purge, "started");
    }

    private boolean meets(String condition, Predicate<Object> test) {
        var value = filter.get(condition);
        return value == null || test.test(value);
    }

    private boolean isWithin(JsonNode object, String what) {
        return meets(what + "After", after -> time(text(object, what + "At")).isAfter(time(after)))
                && meets(
                        what + "Before",
                        before -> time(text(object, what + "At")).isBefore(time(before)));
    }

    private Comparator<JsonNode> comparator() {
        return switch (field()) {
            case "NAME" -> Comparator.comparing(object -> text(object, "name"));
            case "UPDATED_AT" -> Comparator.comparing(object -> time(text(object, "updatedAt")));
            case "SOFT_DELETED_AT" -> Comparator.comparing(object -> time(text(object, "softDeletedAt")));
            case "STARTED_AT" -> Comparator.comparing(object -> time(text(object, "startedAt")));
            default -> Comparator.comparing(object -> time(text(object, "createdAt")));
        };
    }

    private String field() {
        return switch (list) {
            case "purges" -> "STARTED_AT";
            case "tickets" -> isByUpdate() && !filter.containsKey("number") ? "UPDATED_AT" : "CREATED_AT";
            default ->
                order == null
                        ? hasSoftDeleted() ? "SOFT_DELETED_AT" : "CREATED_AT"
                        : requireNonNullElse(order.get("field"), "");
        };
    }

    /// The newest come first unless somebody wants it otherwise.
    private boolean isDescending() {
        return order == null || "DESC".equals(order.get("direction"));
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asString();
    }

    private static Instant time(@Nullable Object value) {
        return Instant.parse(String.valueOf(value));
    }
}
