package helpdesk.graphql;

import helpdesk.graphql.error.BadUserInput;
import helpdesk.security.AgentsAndContacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        this.sources = sources.stream().collect(Collectors.toMap(NodeSource::type, Function.identity()));
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
        var wanted = ids.stream().map(GlobalId::parse).toList();
        Map<Character, Set<UUID>> byType = wanted.stream()
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(GlobalId::type, Collectors.mapping(GlobalId::uuid, Collectors.toSet())));
        var found = new HashMap<GlobalId, Object>();
        byType.forEach((type, uuids) ->
                find(type, uuids).forEach((uuid, node) -> found.put(new GlobalId(type, uuid), node)));
        var nodes = new ArrayList<@Nullable Object>();
        wanted.forEach(id -> nodes.add(id.map(found::get).orElse(null)));
        return nodes;
    }

    private Map<UUID, ?> find(char type, Set<UUID> uuids) {
        var source = sources.get(type);
        return source == null ? Map.of() : source.find(uuids);
    }
}
