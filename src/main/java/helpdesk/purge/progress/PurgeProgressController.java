package helpdesk.purge.progress;

import helpdesk.purge.record.Purge;
import java.util.Optional;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/// Translates between the schema and those who watch a purge.
@Controller
class PurgeProgressController {

    private final PurgeProgress progress;

    PurgeProgressController(PurgeProgress progress) {
        this.progress = progress;
    }

    @SubscriptionMapping
    Flux<Optional<Purge>> purgeProgress(@Argument String id) {
        return progress.of(id);
    }
}
