package helpdesk.graphql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import helpdesk.graphql.error.BadUserInput;
import helpdesk.security.AgentsAndContacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Finds any object by its global id, with one statement for each type.
@Controller
class NodeController {

    private static final int MOST = 100;

    private final Map<Character, NodeSource> sources;

    NodeController(List<NodeSource> sources) {
        this.sources = sources.stream().collect(toMap(NodeSource::type, Function.identity()));
    }

    @QueryMapping
    @AgentsAndContacts
    @Nullable
    Object node(@Argument String id) {
        return find(List.of(id)).getFirst();
    }

    @QueryMapping
    @AgentsAndContacts
    List<@Nullable Object> nodes(@Argument List<String> ids) {
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new BadUserInput("Ask for 1 to " + MOST + " ids");
        }
        return find(ids);
    }

    private List<@Nullable Object> find(List<String> ids) {
        var found = new HashMap<String, Node>();
        ids.stream()
                .map(GlobalId::parse)
                .flatMap(Optional::stream)
                .collect(groupingBy(GlobalId::type, mapping(GlobalId::uuid, toSet())))
                .forEach((type, uuids) -> find(type, uuids).forEach(node -> found.put(node.id(), node)));
        return ids.stream().<@Nullable Object>map(found::get).toList();
    }

    private Collection<? extends Node> find(char type, Set<UUID> uuids) {
        var source = sources.get(type);
        return source == null ? List.of() : source.find().apply(uuids);
    }
}
