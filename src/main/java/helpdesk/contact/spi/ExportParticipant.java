package helpdesk.contact.spi;

import java.util.List;
import org.springframework.core.Ordered;

/// A module that holds data about contacts. The export of a contact has the parts of all participants, in their order.
public interface ExportParticipant extends Ordered {

    List<ExportPart> exportParts();
}
