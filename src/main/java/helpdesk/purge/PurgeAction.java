package helpdesk.purge;

import helpdesk.purge.spi.PurgeActionKind;
import helpdesk.purge.spi.PurgeSentence;

/// One line of a preview or of a record: the schema's `PurgeAction`.
public record PurgeAction(PurgeActionKind kind, String subject, int count, PurgeSentence sentence) {

    public String description() {
        return sentence.of(count);
    }
}
