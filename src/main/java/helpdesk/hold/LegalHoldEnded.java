package helpdesk.hold;

import helpdesk.graphql.usererror.UserError;
import java.util.List;

/// The legal hold was released before, or its time is over.
public record LegalHoldEnded(LegalHold legalHold, String message, List<String> field) implements UserError {

    LegalHoldEnded(LegalHold ended) {
        this(ended, "This legal hold has ended already", UserError.at("legalHoldId"));
    }
}
