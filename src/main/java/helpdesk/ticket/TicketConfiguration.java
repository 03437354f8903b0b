package helpdesk.ticket;

import helpdesk.database.EntityIdType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Makes the module's ids known to Spring Data JDBC.
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

    @Bean
    EntityIdType<TicketId> ticketIds() {
        return new EntityIdType<>(TicketId.class, TicketId::new);
    }

    @Bean
    EntityIdType<CommentId> commentIds() {
        return new EntityIdType<>(CommentId.class, CommentId::new);
    }

    @Bean
    EntityIdType<SurveyRatingId> surveyRatingIds() {
        return new EntityIdType<>(SurveyRatingId.class, SurveyRatingId::new);
    }
}
