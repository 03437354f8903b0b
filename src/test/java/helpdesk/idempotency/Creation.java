package helpdesk.idempotency;

import java.util.List;

/// What takes an idempotency key, and the tables that it adds a row to.
enum Creation {
    CONTACT("createContact", "contact { id name customFieldValues { value } }"),
    NAMESAKE("createContact", "contact { id name }"),
    TICKET("createTicket", "ticket { id number subject }"),
    NOTE("addComment", "comment { id body visibility }"),
    COMMENT("addComment", "comment { id body author { displayName } }"),
    RATING("rateTicket", "surveyRating { score remark createdAt }"),
    FIELD("defineCustomField", "customField { key label choices }");

    final String mutation;
    final String result;

    Creation(String mutation, String result) {
        this.mutation = mutation;
        this.result = result;
    }

    List<String> tables() {
        return switch (this) {
            case CONTACT -> List.of("contact", "custom_field_value");
            case NAMESAKE -> List.of("contact");
            case TICKET -> List.of("ticket", "comment");
            case NOTE, COMMENT -> List.of("comment");
            case RATING -> List.of("survey_rating");
            case FIELD -> List.of("custom_field");
        };
    }
}
