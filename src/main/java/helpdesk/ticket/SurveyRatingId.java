package helpdesk.ticket;

import helpdesk.database.EntityId;
import java.util.UUID;

/// The id of a survey rating.
record SurveyRatingId(UUID value) implements EntityId {

    static SurveyRatingId next() {
        return new SurveyRatingId(EntityId.next());
    }
}
