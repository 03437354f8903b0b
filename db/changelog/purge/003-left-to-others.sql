--liquibase formatted sql

--changeset helpdesk:contact-purge-action-left-to-others
--comment: How much of what was planned another purge has deleted first.
ALTER TABLE contact_purge_action ADD COLUMN left_to_others INT NOT NULL DEFAULT 0;
--rollback ALTER TABLE contact_purge_action DROP COLUMN left_to_others;
