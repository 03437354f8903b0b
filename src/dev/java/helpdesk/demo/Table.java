package helpdesk.demo;

import java.util.Locale;

/// The tables of a help desk, each after those that it refers to.
enum Table {
    CUSTOM_FIELD("id, position, field_key, label, type, choices"),
    CONTACT("id, version, state, name, email, email_key, phone, job_title, address, created_at, updated_at, "
            + "soft_deleted_at, soft_deleted_by, soft_deleted_by_subject"),
    CONTACT_SEARCH_WORD("contact_id, word, name"),
    AUDIT_EVENT("id, contact_id, position, kind, agent, agent_subject, occurred_at"),
    PORTAL_ACCOUNT("contact_id, password_hash, session_start, created_at"),
    CUSTOM_FIELD_VALUE("contact_id, custom_field_id, value"),
    TICKET("id, number, requester_id, subject, subject_words, status, created_at, updated_at"),
    TICKET_COLLABORATOR("ticket_id, contact_id, position, created_at"),
    COMMENT("id, ticket_id, position, author_contact_id, author_agent, author_agent_subject, recorded_by, "
            + "recorded_by_subject, visibility, body, created_at"),
    SURVEY_RATING(
            "id, ticket_id, position, rater_contact_id, recorded_by, recorded_by_subject, score, remark, created_at");

    private final String insert;

    Table(String columns) {
        insert = "INSERT INTO %s (%s) VALUES (%s)".formatted(title(), columns, columns.replaceAll("\\w+", "?"));
    }

    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    String insert() {
        return insert;
    }
}
