package helpdesk.graphql.http;

import java.net.URI;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// Leads people who open the server's own address to the explorer or, without one, tells where the API is. All
/// addresses are relative to this one, so that they are right behind a proxy which serves it under another path.
@Controller
class StartPage {

    private final boolean hasExplorer;
    private final Map<String, String> addresses;

    StartPage(
            @Value("${helpdesk.explorer.enabled:true}") boolean hasExplorer,
            @Value("${spring.graphql.http.path:/graphql}") String path) {
        this.hasExplorer = hasExplorer;
        this.addresses = Map.of("graphql", path.replaceFirst("^/", ""));
    }

    @GetMapping("/")
    ResponseEntity<?> page() {
        return hasExplorer
                ? ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create("graphiql"))
                        .build()
                : ResponseEntity.ok(addresses);
    }
}
