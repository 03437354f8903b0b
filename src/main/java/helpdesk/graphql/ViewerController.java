package helpdesk.graphql;

import helpdesk.security.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/// Tells callers who they are.
@Controller
class ViewerController {

    private final CurrentCaller caller;

    ViewerController(CurrentCaller caller) {
        this.caller = caller;
    }

    @QueryMapping
    @Nullable
    Object viewer() {
        return caller.find().map(who -> new Agent(who.displayName())).orElse(null);
    }
}
