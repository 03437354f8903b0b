--liquibase formatted sql

--changeset helpdesk:idempotency-record-of-no-contact
--comment: What is no contact's, such as a custom field, can be remembered as well.
ALTER TABLE idempotency_record MODIFY owner_id BINARY(16);
--rollback DELETE FROM idempotency_record WHERE owner_id IS NULL;
--rollback ALTER TABLE idempotency_record MODIFY owner_id BINARY(16) NOT NULL;
